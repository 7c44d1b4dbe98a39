import type { Day } from '../../law/day.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import type { Relation } from '../../law/relation.ts'
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
  const { extent, parts, exceptions, effectiveOn, certainty, source, expression, provision } = relation
  const quoted = (text: string): Html => html`<q lang="${languageOf(text, view.ui)}">${shortened(readingQuote(text), 120)}</q>`
  const told: Html[] = []
  if (extent === 'part') told.push(parts === null ? html`${words.inPart}` : html`${words.inPart}${view.words.colon}${quoted(parts)}`)
  if (effectiveOn !== null) told.push(view.formats.time(effectiveOn))
  else told.push(html`${certainty === 'conditional' ? words.conditional : words.unknown}`)
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
  const number = target.number === null || target.title.includes(target.number) ? '' : html` <span class="quiet">${target.number}</span>`
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

/** What its text repeals and what repeals it, as the texts say; `all` leads to what is left out. */
export async function repealsOf(
  ports: Ports,
  view: View,
  { from, to }: Repeals,
  asOf: Day,
  { most, level }: { readonly most: number; readonly level: 2 | 3 },
  all: (count: number) => Html,
): Promise<Html> {
  const words = view.words.flags.relations
  if (from.length === 0 && to.length === 0) return html``
  const list = async (heading: string, relations: readonly Relation[], item: typeof repealed): Promise<Html> =>
    relations.length === 0
      ? html``
      : html`${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
          <ul class="plain measure">
            ${await Promise.all(relations.slice(0, most).map((relation) => item(ports, view, relation, asOf)))}
          </ul>
          ${relations.length > most ? html`<p>${all(relations.length)}</p>` : ''}`
  return html`${await list(words.to, to, repealing)}${await list(words.from, from, repealed)}
    <p class="quiet">${words.note}</p>`
}
