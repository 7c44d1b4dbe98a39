import type { Day } from '../../law/day.ts'
import type { Instrument, InstrumentKey } from '../../law/instrument.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { FlagCount } from '../../register/findings.ts'
import type { CitationPage, CitedEnd, CitedLine, CitedPair } from '../../register/citations.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import { eIdName } from '../text/eids.ts'
import type { Title } from '../text/names.ts'
import type { View } from '../view.ts'
import { flaggedWord } from './flags.ts'
import { statusWord } from './status.ts'

/** What a text cites and what cites it, as far as was asked for. */
export interface CitedSides {
  readonly cites: CitationPage
  readonly citedBy: CitationPage
  /** Open flags on those instruments, by id. */
  readonly flags: ReadonlyMap<number, FlagCount>
  readonly titles: TitlesById
}

/** Titles in further languages, by the id of an instrument. */
export type TitlesById = ReadonlyMap<number, Instrument['titles']>

export async function titlesById({ register }: Pick<Ports, 'register'>, ids: readonly number[], asOf: Day): Promise<TitlesById> {
  return new Map((await register.listed([...new Set(ids)], asOf)).map(({ id, titles }) => [id, titles]))
}

export const titleOf = (view: View, end: CitedEnd, titles: TitlesById): Title => view.title({ ...end, titles: titles.get(end.id) ?? {} })

type CitedSide = 'cites' | 'citedBy'

/** Of an instrument, or of one of its provisions. */
export async function citedSides(
  { citations, findings, register }: Pick<Ports, 'citations' | 'findings' | 'register'>,
  { stored, asOf }: Found,
  page: { readonly offset: number; readonly limit: number },
  eId?: string,
): Promise<CitedSides> {
  const [cites, citedBy] = await Promise.all([citations.cites(stored.id, asOf, page, eId), citations.citedBy(stored.id, asOf, page, eId)])
  const others = [...cites.lines, ...citedBy.lines].map(({ other }) => other.id)
  const [flags, titles] = await Promise.all([findings.flagCounts(others, asOf), titlesById({ register }, others, asOf)])
  return { cites, citedBy, flags, titles }
}

/** Provisions named in one line beyond these are counted. */
const MOST_PROVISIONS = 3

const provisionLink = (key: InstrumentKey, eId: string): Html => {
  const language = likelyLanguage(key.jurisdiction)
  return html`<a href="${instrumentAddress(key, { eId })}" lang="${language}">${eIdName(eId, language)}</a>`
}

/** Which provisions cite which: those that cite the same are one after the other; `ownEId`: the page is about that provision alone. */
function pairsOf(
  view: View,
  pairs: readonly CitedPair[],
  total: number,
  source: InstrumentKey,
  target: InstrumentKey,
  own: 'source' | 'target' | null,
): Html {
  const groups = [...Map.groupBy(pairs, ({ eId }) => eId)]
  const said = groups.slice(0, MOST_PROVISIONS).map(([eId, some]) => {
    const from = provisionLink(source, eId)
    const to = some.flatMap(({ targetEId }) => (targetEId === null ? [] : [provisionLink(target, targetEId)])).slice(0, MOST_PROVISIONS)
    if (own === 'source') return to.length === 0 ? null : join(to, view.words.comma)
    return own === 'target' || to.length === 0 ? from : view.words.citations.names(from, join(to, view.words.comma))
  })
  const shown = said.filter((it) => it !== null)
  const rest = total - groups.slice(0, MOST_PROVISIONS).reduce((sum, [, some]) => sum + some.length, 0)
  return join([...shown, ...(rest > 0 ? [view.words.citations.more(view.formats.number(rest))] : [])], view.words.semicolon)
}

/** A text that cites or is cited: its name, its status in words, what is done with it, and where. */
export function citedLine(
  view: View,
  line: CitedLine,
  { flags, titles }: Pick<CitedSides, 'flags' | 'titles'>,
  own: InstrumentKey,
  side: CitedSide,
  ofProvision: boolean,
): Html {
  const { other, law, pairs, total } = line
  const words = view.words.citations
  const [source, target] = side === 'cites' ? [own, other] : [other, own]
  const { text, language } = titleOf(view, other, titles)
  const where = pairsOf(view, pairs, total, source, target, ofProvision ? (side === 'cites' ? 'source' : 'target') : null)
  const flagged = flags.get(other.id)
  return html`<li>
    <a href="${instrumentAddress(other)}" lang="${language}">${text}</a>
    <span class="quiet"
      >${statusWord(view, { status: other.status, since: null })}${flagged ? html` · ${flaggedWord(view, flagged)}` : ''} ·
      ${(law ? words.relies : words.mentions)[side]}</span
    >
    <span class="where">${where}</span>
  </li>`
}

/** Both sides as lists; `all` leads to what is left out. Nothing where there is nothing. */
export function citedLists(
  view: View,
  own: InstrumentKey,
  sides: CitedSides,
  { level, ofProvision = false }: { readonly level: 2 | 3; readonly ofProvision?: boolean },
  all: string | null,
): Html {
  const words = view.words.citations
  const { cites, citedBy } = sides
  const list = (side: CitedSide, { total, lines }: CitationPage): Html => {
    if (total === 0) return html``
    const heading = words[side](view.formats.number(total), total === 1)
    return html`<section>
      ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
      <ul class="plain cited">
        ${lines.map((line) => citedLine(view, line, sides, own, side, ofProvision))}
      </ul>
      ${all !== null && total > lines.length ? html`<p><a href="${all}">${words.all(view.formats.number(total))}</a></p>` : ''}
    </section>`
  }
  if (cites.total + citedBy.total === 0) return html``
  return html`<div class="columns halves">${list('cites', cites)} ${list('citedBy', citedBy)}</div>
    <p class="quiet measure">${words.note}</p>`
}
