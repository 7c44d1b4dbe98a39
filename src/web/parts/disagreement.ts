import type { ShownFlag } from '../../register/findings.ts'
import type { StoredInstrument } from '../../register/register.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { contradictionOf } from './flags.ts'
import type { View } from '../view.ts'

/** Which facts of which records disagree; nothing where a flag says no such thing. */
export function disagreement(
  view: View,
  { flag }: ShownFlag,
  target: StoredInstrument | undefined,
  source: StoredInstrument | undefined,
): Html | '' {
  const words = view.words.flags.flag.disagree
  const kind = contradictionOf(flag)
  if (kind === null || !target || !source) return ''
  const { instrument: one } = target
  const { instrument: other } = source
  const file = (path: string): Html => html`<code>${path}</code>`
  if (kind === 'ended-early') return html`<p>${words.endedEarly(file(flag.target.path))}</p>`
  if (kind === 'listed')
    return html`<p>${words.listed(file(flag.target.path), flag.source.path === flag.target.path ? null : file(flag.source.path))}</p>`
  const same = [
    words.title,
    ...(one.documentNumber !== null && one.documentNumber === other.documentNumber ? [words.number] : []),
    ...(kind === 'address' ? [words.address] : []),
    ...(one.madeOn !== null && one.madeOn === other.madeOn ? [words.day] : []),
  ]
  return html`<p>${words.same(file(flag.target.path), file(flag.source.path), view.formats.list(same))}</p>`
}
