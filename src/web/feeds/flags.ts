import type { Day } from '../../law/day.ts'
import { latest } from '../../law/day.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { ShownFlag } from '../../register/findings.ts'
import { presentFlag } from '../../register/present.ts'
import { flagAddress, flagsAddress, instrumentAddress } from '../addresses.ts'
import { raw } from '../html.ts'
import { flagSays, targetTitle } from '../parts/flags.ts'
import { wordsOf } from '../text/plain.ts'
import { placeName } from '../text/places.ts'
import { shortened } from '../text/quote.ts'
import type { Ports } from '../ports.ts'
import { flagRequestOf, flagsAsked, type RelianceOf } from '../routes/flag-request.ts'
import type { View } from '../view.ts'
import { atom, startOf, type FeedEntry, type FeedHead } from './atom.ts'
import { csv } from './csv.ts'

const JSON_LIMIT = 100
const FEED_LIMIT = 50

/** A flag in `/flags.json`, and at an address of its own. */
export const flagForm = (shown: ShownFlag, relianceOf: RelianceOf): object => ({ ...presentFlag(shown), reliedOnBy: relianceOf(shown) })

/** `/flags.json` (formats.md). */
export async function flagsJson(ports: Pick<Ports, 'findings' | 'citations'>, view: View): Promise<object> {
  const request = flagRequestOf(view, JSON_LIMIT)
  const { asOf, page, limit, query } = request
  const found = await flagsAsked(ports, request, { offset: (page - 1) * limit, limit })
  const next = page * limit < found.total ? flagsAddress({ ...query, page: page + 1 }, '.json') : null
  return {
    asOf,
    total: found.total,
    flags: found.flags.map((shown) => flagForm(shown, found.relianceOf)),
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

/** The day from which a flag is open. */
const opened = ({ flag }: ShownFlag): string => startOf(latest(flag.publishedOn, flag.effectiveOn) ?? null)

/** The newest flags of a list as Atom (RFC 4287). */
export async function flagsAtom({ findings }: Pick<Ports, 'findings'>, view: View): Promise<string> {
  const { filter, asOf, query } = flagRequestOf(view, FEED_LIMIT, 'day')
  const { flags } = await findings.flags(filter, asOf, { offset: 0, limit: FEED_LIMIT })
  const { title, what } = view.words.flags
  return feedOf(view, flags, asOf, { own: flagsAddress(query, '.atom'), page: flagsAddress(query), title, what })
}

/** Flags as a feed. */
export async function feedOf(view: View, flags: readonly ShownFlag[], asOf: Day, head: Omit<FeedHead, 'updated'>): Promise<string> {
  const { words, url } = view
  const entries = flags.map(async (shown): Promise<FeedEntry> => {
    const { flag, target } = shown
    const title = targetTitle(view, shown).text
    const part = target.provision && placeName(target.provision, likelyLanguage(flag.target.jurisdiction))
    return {
      address: url.origin + flagAddress(flag.id),
      title: part ? `${title}${words.comma}${part}` : title,
      updated: opened(shown),
      related: url.origin + instrumentAddress(flag.target, { eId: flag.target.eId }),
      category: flag.detector,
      summary: words.flags.notReviewed(raw(await wordsOf(flagSays(view, shown, asOf)))),
      content: shortened(flag.evidence.map(({ quote }) => quote).join('\n'), 2000),
    }
  })
  const updated = flags.map(opened).toSorted().at(-1) ?? startOf(asOf)
  return atom(view, { ...head, updated }, await Promise.all(entries))
}
