import type { Day } from '../../law/day.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import type { Relation, RelationKind } from '../../law/relation.ts'
import { legalStatus } from '../../law/status.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { Ports } from '../ports.ts'
import { languageOf } from '../text/names.ts'
import { readingQuote, shortened } from '../text/quote.ts'
import type { View } from '../view.ts'
import { statusWord } from './status.ts'

/** A text of the register as a link with its status; null where it holds none. */
async function linkTo({ register }: Ports, view: View, key: InstrumentKey, asOf: Day): Promise<Html | null> {
  const located = await register.locate(key.jurisdiction, key.identifier, asOf)
  if (located.kind !== 'instrument') return null
  const { instrument } = located.found
  const title = view.title(instrument)
  return html`<a href="${instrumentAddress(instrument)}" lang="${title.language}">${title.text}</a>
    <span class="quiet">${statusWord(view, legalStatus(instrument.facts, asOf))}</span>`
}

/** What a relation reaches, from when, and where the words stand. */
function facts(view: View, relation: Relation): Html {
  const words = view.words.flags.relations
  const { kind, extent, parts, exceptions, effectiveOn, certainty, source, expression, provision } = relation
  const quoted = (text: string): Html => html`<q lang="${languageOf(text, view.ui)}">${shortened(readingQuote(text), 120)}</q>`
  const told: Html[] = []
  const isRepeal = kind !== 'amendment' && kind !== 'made-under'
  if (isRepeal && extent === 'part')
    told.push(parts === null ? html`${words.inPart}` : html`${words.inPart}${view.words.colon}${quoted(parts)}`)
  if (effectiveOn !== null) told.push(view.formats.time(effectiveOn))
  else if (isRepeal) told.push(html`${certainty === 'conditional' ? words.conditional : words.unknown}`)
  const address = instrumentAddress(source, { on: expression.on, eId: provision })
  told.push(html`<a href="${address}" rel="nofollow">${words.words}</a>`)
  const except = exceptions === null ? '' : view.words.flags.except(quoted(exceptions))
  return html`<span class="quiet">${join(told, ' · ')}${except}</span>`
}

/** What the text of an instrument repeals. A target that is not held is named as it is printed. */
async function repealed(ports: Ports, view: View, relation: Relation, asOf: Day): Promise<Html> {
  const words = view.words.flags.relations
  const { target, why, kind } = relation
  if (kind === 'expiry') return html`<li>${words.own} ${facts(view, relation)}</li>`
  if (target === null) return html`<li>${words.unnamed} ${facts(view, relation)}</li>`
  const number =
    target.number === null || target.title.includes(target.number)
      ? ''
      : html` <span class="quiet" lang="${languageOf(target.number, view.ui)}">${target.number}</span>`
  const link = target.held && (await linkTo(ports, view, target.held, asOf))
  const named = html`<span lang="${languageOf(target.title, view.ui)}">${target.title}</span>${number}
    <span class="quiet">(${why === 'ambiguous' ? words.ambiguous : words.notHeld})</span>`
  return html`<li>${link ?? named} ${facts(view, relation)}</li>`
}

const repealing = async (ports: Ports, view: View, relation: Relation, asOf: Day): Promise<Html> =>
  html`<li>${(await linkTo(ports, view, relation.source, asOf)) ?? relation.source.identifier} ${facts(view, relation)}</li>`

export interface Repeals {
  readonly from: readonly Relation[]
  readonly to: readonly Relation[]
}

const GROUPS = [
  { name: 'repeals', kinds: ['repeal', 'revocation', 'expiry', 'repeal-unnamed'] },
  { name: 'madeUnder', kinds: ['made-under'] },
  { name: 'amends', kinds: ['amendment'] },
] as const satisfies readonly { readonly name: string; readonly kinds: readonly RelationKind[] }[]

const groupsOf = ({ from, to }: Repeals) =>
  GROUPS.map(({ name, kinds }) => {
    const own = (relations: readonly Relation[]): Relation[] => relations.filter(({ kind }) => kinds.some((it) => it === kind))
    return { name, from: own(from), to: own(to) }
  })

/** How many relations the longest of the lists has. */
export const longestList = (repeals: Repeals): number => Math.max(...groupsOf(repeals).flatMap(({ from, to }) => [from.length, to.length]))

/** What its text repeals, amends and is made under, and what does so to it, as the texts say; `all` leads to what is left out. */
export async function repealsOf(
  ports: Ports,
  view: View,
  repeals: Repeals,
  asOf: Day,
  { most, offset = 0, level }: { readonly most: number; readonly offset?: number; readonly level: 2 | 3 },
  all: (count: number) => Html,
): Promise<Html> {
  const words = view.words.flags.relations
  if (repeals.from.length === 0 && repeals.to.length === 0) return html``
  const list = async (heading: string, relations: readonly Relation[], item: typeof repealed): Promise<Html> => {
    const shown = relations.slice(offset, offset + most)
    if (shown.length === 0) return html``
    return html`${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
      <ul class="plain measure">
        ${await Promise.all(shown.map((relation) => item(ports, view, relation, asOf)))}
      </ul>
      ${relations.length > most ? html`<p>${all(relations.length)}</p>` : ''}`
  }
  const lists = groupsOf(repeals).map(async ({ name, from, to }) => {
    const headings = words.sides[name]
    return html`${await list(headings.to, to, repealing)}${await list(headings.from, from, repealed)}`
  })
  return html`${await Promise.all(lists)}
    <p class="quiet">${words.note}</p>`
}
