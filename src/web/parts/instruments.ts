import type { FlagCount } from '../../register/findings.ts'
import type { ListedInstrument } from '../../register/register.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Day } from '../../law/day.ts'
import { yearOf } from '../../law/day.ts'
import type { Language } from '../../law/instrument.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { Ports } from '../ports.ts'
import { inItsLanguage } from '../text/mentions.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'
import { flaggedWord } from './flags.ts'
import { statusWord } from './status.ts'

export interface ListOptions {
  /** The day that the links shall lead to; null: today. */
  readonly on?: Day | null
  readonly showJurisdiction?: boolean
  /** The day of publication in full rather than its year. */
  readonly fullDay?: boolean
  /** Open flags by instrument. */
  readonly flags?: ReadonlyMap<number, FlagCount>
  /** From `heldLanguages`: the texts that are linked in a language other than that of their country. */
  readonly languages?: ReadonlyMap<number, readonly Language[]>
}

/**
 * Which texts are held in a language that their addresses have to name: a reader who follows a title, or words found, in one
 * language gets the text in that language. Only what `shownIn` another language than the main one costs a look.
 */
export async function heldLanguages<T extends ListedInstrument>(
  { register }: Pick<Ports, 'register'>,
  view: View,
  list: readonly T[],
  shownIn: (it: T) => readonly Language[] = (it) => [view.title(it).language],
): Promise<ReadonlyMap<number, readonly Language[]>> {
  const foreign = list.filter((it) => shownIn(it).some((language) => language !== likelyLanguage(it.jurisdiction)))
  const held = foreign.map(async ({ id, jurisdiction, identifier }) => {
    const located = await register.locate(jurisdiction, identifier, view.today)
    const main = likelyLanguage(jurisdiction)
    const all = located.kind === 'instrument' ? located.found.expressions.map(({ language }) => language) : []
    return [id, all.filter((language) => language !== main)] as const
  })
  return new Map(await Promise.all(held))
}

/** What is said of an instrument below its title in a list: status, number, issuer, year. */
export function instrumentFacts(view: View, it: ListedInstrument, { showJurisdiction = false, fullDay = false, flags }: ListOptions): Html {
  const parts: Html[] = [statusWord(view, it.status)]
  const count = flags?.get(it.id)
  if (count) parts.push(flaggedWord(view, count))
  const text = (value: string): Html => html`<span lang="${languageOf(value, view.ui)}">${value}</span>`
  if (it.documentNumber !== null) parts.push(text(it.documentNumber))
  if (it.rank !== null) parts.push(inItsLanguage(view, view.rank(it.rank)))
  const issuer = it.issuers[view.ui] ?? it.issuer
  if (issuer !== null) parts.push(text(issuer))
  if (showJurisdiction) parts.push(html`${view.jurisdiction(it.jurisdiction)}`)
  if (it.publishedOn !== null) parts.push(fullDay ? view.formats.time(it.publishedOn) : html`${yearOf(it.publishedOn)}`)
  return html`<p class="facts">${join(parts, ' · ')}</p>`
}

export function instrumentLink(view: View, it: ListedInstrument, { on = null, languages }: ListOptions = {}): Html {
  const title = view.title(it)
  const language = languages?.get(it.id)?.find((held) => held === title.language) ?? null
  return html`<a href="${instrumentAddress(it, { on, language })}" lang="${title.language}" hreflang="${title.language}">${title.text}</a>`
}

export const instrumentList = (view: View, list: readonly ListedInstrument[], options: ListOptions = {}): Html =>
  html`<ul class="instruments">
    ${list.map((it) => html`<li>${instrumentLink(view, it, options)}${instrumentFacts(view, it, options)}</li>`)}
  </ul>`
