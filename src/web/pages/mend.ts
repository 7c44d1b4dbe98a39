import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { MendLine } from '../../register/citations.ts'
import type { FlagCount } from '../../register/findings.ts'
import { flagAddress, instrumentAddress, mendAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { type TitlesById, titleOf, titlesById } from '../parts/citations.ts'
import { filterList } from '../parts/filters.ts'
import { flaggedWord } from '../parts/flags.ts'
import { listing } from '../parts/listing.ts'
import { statusWord } from '../parts/status.ts'
import type { Ports } from '../ports.ts'
import { mendRequestOf } from '../routes/mend-request.ts'
import { eIdName } from '../text/eids.ts'
import { languageOf } from '../text/names.ts'
import { readingQuote, shortened } from '../text/quote.ts'
import type { View } from '../view.ts'

const PAGE = 25
/** Places shown of each reference; the flag has them all. */
const MOST_PLACES = 4
const MOST_QUOTED = 160

/** A text that is to be mended, with each dead text that it relies on and where it does. */
function item(view: View, { source, dead }: MendLine, flags: ReadonlyMap<number, FlagCount>, titles: TitlesById): Html {
  const words = view.words.citations
  const named = titleOf(view, source, titles)
  const references = dead.map(({ flag, target, since, dependsOn, places }) => {
    const flagged = flags.get(target.id)
    const other = titleOf(view, target, titles)
    const told = [
      statusWord(view, { status: target.status, since: null }),
      ...(flagged ? [flaggedWord(view, flagged)] : []),
      ...(since === null ? [] : [words.mend.since(view.formats.time(since))]),
      ...(dependsOn === null ? [] : [words.mend.rests(html`<a href="${flagAddress(dependsOn)}">${words.mend.flag}</a>`)]),
    ]
    const where = places.slice(0, MOST_PLACES).map(({ eId, quote }) => {
      const language = likelyLanguage(source.jurisdiction)
      const name = eIdName(eId, language)
      const text = shortened(readingQuote(quote), MOST_QUOTED)
      return html`<a href="${instrumentAddress(source, { eId })}" lang="${language}">${name}</a>${view.words.colon}<q
          lang="${languageOf(text, view.ui)}"
          >${text}</q
        >`
    })
    const rest = places.length - where.length
    return html`<li>
      <a href="${instrumentAddress(target)}" lang="${other.language}">${other.text}</a>
      <span class="quiet">${join(told, ' · ')}</span>
      <span class="where"
        >${join(where, view.words.semicolon)}${rest > 0 ? html`${view.words.semicolon}${words.more(view.formats.number(rest))}` : ''} ·
        <a href="${flagAddress(flag)}"
          >${view.words.flags.proof}<span class="hidden">${view.words.colon}<span lang="${other.language}">${other.text}</span></span></a
        ></span
      >
    </li>`
  })
  return html`<li>
    <h3>
      <a href="${instrumentAddress(source)}" lang="${named.language}">${named.text}</a>
      <span class="facts">${statusWord(view, { status: source.status, since: null })}</span>
    </h3>
    <ul class="plain cited">
      ${references}
    </ul>
  </li>`
}

/** Dead references, by the text that is to be mended. */
export async function mendPage({ citations, findings, register }: Ports, view: View): Promise<Html> {
  const { words, formats } = view
  const own = words.citations.mend
  const { jurisdiction, asOf, page, limit, query } = mendRequestOf(view, PAGE)
  const { total, lines } = await citations.mend(asOf, { offset: (page - 1) * limit, limit }, jurisdiction)
  const dead = lines.flatMap((line) => line.dead.map(({ target }) => target.id))
  const ids = [...lines.map(({ source }) => source.id), ...dead]
  const [flags, titles, { facets }] = await Promise.all([
    findings.flagCounts([...new Set(dead)], asOf),
    titlesById({ register }, ids, asOf),
    findings.flags({ detector: 'dead-reference' }, asOf, { offset: 0, limit: 1 }),
  ])
  const address = (over: object): string => mendAddress({ ...query, ...over })
  const filter = filterList(view, {
    heading: words.homePage.jurisdictions,
    counts: facets.jurisdiction,
    chosen: jurisdiction,
    label: view.jurisdiction,
    addressOf: (value) => address({ jurisdiction: value }),
  })
  return listing(view, {
    title: own.title,
    what: own.what,
    asOf: query.asOf === null ? null : asOf,
    count: own.count(formats.number(total), total === 1),
    list:
      lines.length > 0
        ? html`<ul class="instruments flags">
            ${lines.map((line) => item(view, line, flags, titles))}
          </ul>`
        : html`<p>${jurisdiction === undefined ? own.none : own.noneFiltered}</p>`,
    page,
    pages: Math.ceil(total / limit),
    note: own.note,
    filters: [filter],
    addressOf: (number) => address({ page: number }),
    addressOfForm: (form) => mendAddress({ ...query, limit: null }, form),
  })
}
