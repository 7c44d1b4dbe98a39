import type { Day } from '../../law/day.ts'
import { latest } from '../../law/day.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import { presentFlag } from '../../register/present.ts'
import type { ShownFlag } from '../../register/findings.ts'
import { flagAddress, flagsAddress, instrumentAddress } from '../addresses.ts'
import { html, raw } from '../html.ts'
import { flagSays } from '../parts/flags.ts'
import { wordsOf, xmlDocument } from '../text/plain.ts'
import { placeName } from '../text/places.ts'
import { shortened } from '../text/quote.ts'
import type { Ports } from '../ports.ts'
import { flagRequestOf, flagsAsked } from '../routes/flag-request.ts'
import type { View } from '../view.ts'
import { csv } from './csv.ts'

const JSON_LIMIT = 100
const FEED_LIMIT = 50

/** `/flags.json` (formats.md). */
export async function flagsJson(ports: Pick<Ports, 'findings' | 'citations'>, view: View): Promise<object> {
  const request = flagRequestOf(view, JSON_LIMIT)
  const { asOf, page, limit, query } = request
  const found = await flagsAsked(ports, request, { offset: (page - 1) * limit, limit })
  const next = page * limit < found.total ? flagsAddress({ ...query, page: page + 1 }, '.json') : null
  return {
    asOf,
    total: found.total,
    flags: found.flags.map((shown) => ({ ...presentFlag(shown), reliedOnBy: found.relianceOf(shown) })),
    facets: found.facets,
    open: found.open,
    due: found.due,
    next,
  }
}

const COLUMNS =
  'id detector jurisdiction identifier eId title status sourceJurisdiction sourceIdentifier sourceTitle extent parts exceptions effectiveOn certainty quote path expressionOn address reliedOnBy'.split(
    ' ',
  )

/** Every flag of a list as CSV, one a row. */
export async function flagsCsv(ports: Pick<Ports, 'findings' | 'citations'>, view: View): Promise<string> {
  const { flags, relianceOf } = await flagsAsked(ports, flagRequestOf(view, JSON_LIMIT))
  const rows = flags.map(({ flag, target, source }) => [
    flag.id,
    flag.detector,
    flag.target.jurisdiction,
    flag.target.identifier,
    flag.target.eId,
    target.title,
    target.status,
    flag.source.jurisdiction,
    flag.source.identifier,
    source.title,
    flag.extent,
    flag.parts,
    flag.exceptions,
    flag.effectiveOn,
    flag.certainty,
    flag.evidence.map(({ quote }) => quote).join('\n'),
    flag.evidence[0]?.path ?? null,
    flag.evidence[0]?.expressionOn ?? null,
    view.url.origin + flagAddress(flag.id),
    String(relianceOf({ flag, target, source }).instruments),
  ])
  return csv([COLUMNS, ...rows])
}

/** The day from which a flag is open, as an instant; where nothing dates it, the beginning of days that computers count. */
const opened = ({ flag }: ShownFlag): string => `${latest(flag.publishedOn, flag.effectiveOn) ?? '1970-01-01'}T00:00:00Z`

// Under a name of its own, so that nobody lays it out like a page: white space counts.
const xml = html

/** The newest flags of a list as Atom (RFC 4287). */
export async function flagsAtom({ findings }: Pick<Ports, 'findings'>, view: View): Promise<string> {
  const { filter, asOf, query } = flagRequestOf(view, FEED_LIMIT, 'day')
  const { flags } = await findings.flags(filter, asOf, { offset: 0, limit: FEED_LIMIT })
  const { title, what } = view.words.flags
  return feedOf(view, flags, asOf, { own: flagsAddress(query, '.atom'), page: flagsAddress(query), title, what })
}

interface FeedHead {
  /** The addresses of the feed and of the page that shows the same, as paths. */
  readonly own: string
  readonly page: string
  readonly title: string
  readonly what: string
}

/** Flags as a feed. */
export async function feedOf(view: View, flags: readonly ShownFlag[], asOf: Day, head: FeedHead): Promise<string> {
  const { origin } = view.url
  const { words } = view
  const own = origin + head.own
  const entries = flags.map(async (shown) => {
    const { flag, target } = shown
    const address = origin + flagAddress(flag.id)
    const part = target.provision && placeName(target.provision, likelyLanguage(flag.target.jurisdiction))
    const about = origin + instrumentAddress(flag.target, { eId: flag.target.eId })
    return xml`<entry>
<id>${address}</id>
<title>${part ? `${target.title}${words.comma}${part}` : target.title}</title>
<updated>${opened(shown)}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<link rel="related" type="text/html" href="${about}"/>
<category term="${flag.detector}"/>
<summary>${words.flags.notReviewed(raw(await wordsOf(flagSays(view, shown, asOf))))}</summary>
<content type="text">${shortened(flag.evidence.map(({ quote }) => quote).join('\n'), 2000)}</content>
</entry>
`
  })
  const updated = flags.map(opened).toSorted().at(-1) ?? `${asOf}T00:00:00Z`
  const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${view.ui === 'zh' ? 'zh-Hans' : 'en'}">
<id>${own}</id>
<title>${words.name}${words.colon}${head.title}</title>
<subtitle>${head.what}</subtitle>
<updated>${updated}</updated>
<author><name>${words.name}</name></author>
<link rel="self" type="application/atom+xml" href="${own}"/>
<link rel="alternate" type="text/html" href="${origin + head.page}"/>
${await Promise.all(entries)}</feed>
`
  return xmlDocument(String(await feed))
}
