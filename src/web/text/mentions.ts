import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'
import { languageOf } from './names.ts'
import type { Title } from './names.ts'

/** A piece of text that may be in another language than the interface, marked with it where it is. */
export const inItsLanguage = (view: View, text: string): Html => withMentions(view, text, [{ text, language: languageOf(text, view.ui) }])

/** A sentence whose words in the other script are in another language, whatever they name. */
export function withForeignWords(view: View, sentence: string): Html {
  const foreign = view.ui === 'zh' ? /[A-Za-z][\w .,()&'’/-]*[\w)]/g : /\p{Script=Han}[\p{Script=Han}\d《》〔〕（）“”、，+]*/gu
  return withMentions(
    view,
    sentence,
    [...sentence.matchAll(foreign)].map(([text]) => ({ text, language: languageOf(text, view.ui) })),
  )
}

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
