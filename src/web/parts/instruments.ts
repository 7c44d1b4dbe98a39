import type { FlagCount } from '../../register/findings.ts'
import type { ListedInstrument } from '../../register/register.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Day } from '../../law/day.ts'
import { yearOf } from '../../law/day.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
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
}

/** What is said of an instrument below its title in a list: status, number, issuer, year. */
export function instrumentFacts(view: View, it: ListedInstrument, { showJurisdiction = false, fullDay = false, flags }: ListOptions): Html {
  const parts: Html[] = [statusWord(view, it.status)]
  const count = flags?.get(it.id)
  if (count) parts.push(flaggedWord(view, count))
  const text = (value: string): Html => html`<span lang="${languageOf(value, view.ui)}">${value}</span>`
  if (it.documentNumber !== null) parts.push(text(it.documentNumber))
  if (it.rank !== null) parts.push(html`${view.rank(it.rank)}`)
  if (it.issuer !== null) parts.push(text(it.issuer))
  if (showJurisdiction) parts.push(html`${view.jurisdiction(it.jurisdiction)}`)
  if (it.publishedOn !== null) parts.push(fullDay ? view.formats.time(it.publishedOn) : html`${yearOf(it.publishedOn)}`)
  return html`<p class="facts">${join(parts, ' · ')}</p>`
}

export function instrumentLink(
  view: View,
  it: Pick<ListedInstrument, 'jurisdiction' | 'identifier' | 'title' | 'titles'>,
  on: Day | null = null,
): Html {
  const title = view.title(it)
  return html`<a href="${instrumentAddress(it, { on })}" lang="${title.language}" hreflang="${title.language}">${title.text}</a>`
}

export const instrumentList = (view: View, list: readonly ListedInstrument[], options: ListOptions = {}): Html =>
  html`<ul class="instruments">
    ${list.map((it) => html`<li>${instrumentLink(view, it, options.on ?? null)}${instrumentFacts(view, it, options)}</li>`)}
  </ul>`
