import type { Day } from '../../law/day.ts'
import { type CitationPage, reliedKey } from '../../register/citations.ts'
import type { ShownFlag } from '../../register/findings.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Ports } from '../ports.ts'
import type { View } from '../view.ts'
import { citedLine, titlesById } from './citations.ts'

/** Looked at for a count, and shown. */
const MOST_COUNTED = 500
const MOST_SHOWN = 12

const inForce = ({ lines }: CitationPage): CitationPage['lines'] =>
  lines.filter(({ law, other }) => law && (other.status === 'in-force' || other.status === 'unknown'))

/** What in-force law relies on what a flag calls outdated: counted, and the first of it listed. */
export async function reliedOn(
  { citations, findings, register }: Ports,
  view: View,
  { flag, target }: ShownFlag,
  asOf: Day,
): Promise<Html> {
  const words = view.words.citations.relying
  const { eId } = flag.target
  const lines = inForce(await citations.citedBy(target.id, asOf, { offset: 0, limit: MOST_COUNTED }, eId ?? undefined))
  const all = instrumentAddress(flag.target, { eId }, { show: 'citations' })
  const heading = html`<h2>${words.heading}</h2>`
  if (lines.length === 0)
    return html`${heading}
      <p>${words.none}</p>`
  const shown = lines.slice(0, MOST_SHOWN)
  const ids = shown.map(({ other }) => other.id)
  const [flags, titles] = await Promise.all([findings.flagCounts(ids, asOf), titlesById({ register }, ids, asOf)])
  const provisions = (await citations.reliance(asOf)).get(reliedKey(target.id, eId))?.provisions ?? 0
  const { number } = view.formats
  return html`${heading}
    <p>
      ${eId === null ? words.count(number(lines.length), number(provisions), lines.length === 1, provisions === 1) : words.countOfPart(number(lines.length), lines.length === 1)}
    </p>
    <ul class="plain cited measure">
      ${shown.map((line) => citedLine(view, line, { flags, titles }, flag.target, 'citedBy', eId !== null))}
    </ul>
    <p><a href="${all}">${words.all}</a></p>`
}
