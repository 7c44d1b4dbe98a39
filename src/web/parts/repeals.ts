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

/** A text of the register as a link, and its status; null where it holds none. */
async function linkTo({ register }: Ports, view: View, key: InstrumentKey, asOf: Day): Promise<{ link: Html; status: Html } | null> {
  const located = await register.locate(key.jurisdiction, key.identifier, asOf)
  if (located.kind !== 'instrument') return null
  const { instrument } = located.found
  const title = view.title(instrument)
  return {
    link: html`<a href="${instrumentAddress(instrument)}" lang="${title.language}">${title.text}</a>`,
    status: statusWord(view, legalStatus(instrument.facts, asOf)),
  }
}

/** What a relation reaches, from when, that nobody has reviewed it, and where the words stand. */
function statement(view: View, relation: Relation): Html {
  const words = view.words.flags.relations
  const { kind, extent, parts, exceptions, effectiveOn, certainty, source, expression, provision } = relation
  const quoted = (text: string): Html => html`<q lang="${languageOf(text, view.ui)}">${shortened(readingQuote(text), 120)}</q>`
  const isRepeal = kind === 'repeal' || kind === 'revocation' || kind === 'repeal-unnamed'
  const day = effectiveOn && view.formats.time(effectiveOn)
  const told: Html[] = []
  if (isRepeal && extent === 'whole') told.push(html`${words.wholly}`)
  if (isRepeal && extent === 'part')
    told.push(parts === null ? html`${words.inPart}` : html`${words.inPart}${view.words.colon}${quoted(parts)}`)
  if (exceptions !== null) told.push(words.except(quoted(exceptions)))
  if (day) told.push(kind === 'expiry' ? words.until(day) : words.from(day))
  else if (kind !== 'made-under' && kind !== 'amendment')
    told.push(html`${certainty === 'conditional' ? words.conditional : words.unknown}`)
  const address = instrumentAddress(source, { on: expression.on, eId: provision })
  return html`${told.length === 0 ? '' : html`${view.words.colon}${join(told, words.between)}`}${view.words.inBrackets(words.notReviewed)}
    <span class="no-paper">· <a href="${address}" rel="nofollow">${words.words}</a></span>`
}

/** The other text, what is said, and in a line of its own the status of that text, which is another matter. */
const item = (view: View, named: Html | string, relation: Relation, status: Html | null): Html =>
  html`<li>
    <span>${named}${statement(view, relation)}</span>
    ${status === null ? '' : html`<span class="where quiet">${view.words.flags.relations.statusOf}${view.words.colon}${status}</span>`}
  </li>`

/** What the text of an instrument repeals. A target that is not held is named as it is printed. */
async function repealed(ports: Ports, view: View, relation: Relation, asOf: Day): Promise<Html> {
  const words = view.words.flags.relations
  const { target, why, kind } = relation
  if (kind === 'expiry') return item(view, words.own, relation, null)
  if (target === null) return item(view, words.unnamed, relation, null)
  const held = target.held && (await linkTo(ports, view, target.held, asOf))
  if (held) return item(view, held.link, relation, held.status)
  const number =
    target.number === null || target.title.includes(target.number)
      ? ''
      : html` <span class="quiet" lang="${languageOf(target.number, view.ui)}">${target.number}</span>`
  const named = html`<span lang="${languageOf(target.title, view.ui)}">${target.title}</span>${number}
    <span class="quiet">${view.words.inBrackets(why === 'ambiguous' ? words.ambiguous : words.notHeld)}</span>`
  return item(view, named, relation, null)
}

async function repealing(ports: Ports, view: View, relation: Relation, asOf: Day): Promise<Html> {
  const held = await linkTo(ports, view, relation.source, asOf)
  return item(view, held?.link ?? relation.source.identifier, relation, held?.status ?? null)
}

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
  const list = async (heading: string, relations: readonly Relation[], line: typeof repealed): Promise<Html> => {
    const shown = relations.slice(offset, offset + most)
    if (shown.length === 0) return html``
    return html`${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
      <ul class="plain cited measure">
        ${await Promise.all(shown.map((relation) => line(ports, view, relation, asOf)))}
      </ul>
      ${relations.length > most ? html`<p>${all(relations.length)}</p>` : ''}`
  }
  const lists = groupsOf(repeals).map(async ({ name, from, to }) => {
    const headings = words.sides[name]
    return html`${await list(headings.to, to, repealing)}${await list(headings.from, from, repealed)}`
  })
  return html`<p class="quiet">${words.note}</p>
    ${await Promise.all(lists)}`
}
