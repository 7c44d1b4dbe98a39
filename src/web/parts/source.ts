import type { Instrument } from '../../law/instrument.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'

const nameOf = (address: string): string => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address)

/** A link to the official text, or what stands in its place; null where nothing does. */
export const sourceLink = ({ source }: Pick<Instrument, 'source'>): Html | null =>
  source === null ? null : /^https?:\/\//i.test(source) ? html`<a href="${source}">${nameOf(source)}</a>` : html`<span>${source}</span>`

/** Where the official text is, or that nothing says so. On every page that shows law, as the footer promises. */
export const sourceLine = ({ words }: View, instrument: Pick<Instrument, 'source'>): Html =>
  html`<p>${words.instrument.source}${words.colon}${sourceLink(instrument) ?? words.instrument.noSource}</p>`
