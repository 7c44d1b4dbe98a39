import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'
import type { Title } from './names.ts'

/** A sentence of the interface, each name that it mentions in another language marked with that language. */
export function withMentions({ ui }: View, sentence: string, names: readonly Title[]): Html {
  const places = names
    .filter(({ language }) => language !== ui)
    .map((name) => ({ ...name, at: sentence.indexOf(name.text) }))
    .filter(({ at, text }) => at >= 0 && text !== '')
    .toSorted((a, b) => a.at - b.at)
  const parts: (Html | string)[] = []
  let from = 0
  for (const { at, text, language } of places) {
    if (at < from) continue
    parts.push(sentence.slice(from, at), html`<span lang="${language}">${text}</span>`)
    from = at + text.length
  }
  return html`${[...parts, sentence.slice(from)]}`
}
