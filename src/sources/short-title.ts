import type { Day } from '../law/day.ts'
import { yearOf } from '../law/day.ts'

const CITED = /\bAct may(?:,? for all purposes,?)? be cited(?: for all purposes)? as (?:the |“)?/g
/** Longer than any short title, in UTF-16 code units. */
const LONGEST = 240

/**
 * The title that an English text gives itself, "This Act may be cited as the Wages Act, 1991": collections misprint titles, or keep
 * that of the bill. It ends with the text's own year; undefined where the text names none.
 */
export function ownShortTitle(text: string, publishedOn: Day | null): string | undefined {
  if (publishedOn === null) return undefined
  for (const { index, 0: words } of text.matchAll(CITED)) {
    if (!/\b[Tt]his\s+$/.test(text.slice(Math.max(0, index - 8), index))) continue
    const from = index + words.length
    const [sentence = ''] = text
      .slice(from, from + LONGEST)
      .replace(/[*_]/g, '')
      .split(/\n|[.;](?:\s|$)/, 1)
    const title = new RegExp(`^.{4,}?\\b${yearOf(publishedOn)}\\b`).exec(sentence)?.[0]
    return title !== undefined && /^\p{Lu}/u.test(title) && /\bAct\b/.test(title) ? title.replace(/\s+/g, ' ') : undefined
  }
  return undefined
}
