import type { ReadableText } from '../reading.ts'
import { AMENDS } from './amendments.ts'
import type { Block } from './paragraphs.ts'
import { passagesOf } from './passages.ts'
import { plain } from './tokens.ts'

/** An Act with more provisions than this does more than amend. */
const MOST = 60
const REPEALS = /\b(?:is|are|be|stands?)\s+(?:hereby\s+)?(?:repealed|revoked|rescinded|annulled)\b/
const ABOUT_ITSELF =
  /\b(?:may|shall) be cited\b|\bbe (?:construed|read)(?: together)? (?:as one|together)\b|\bcome[s]? into (?:operation|force|effect)\b|\bshall commence\b|\bcollective(?:ly)? (?:citation|cited)\b|\bappoint a day\b|\bin this Act the (?:same )?meaning|\bIn this Act,? (?:a )?references?\b/i
/** “the Principal Act” means …: terms for what is amended. */
const TERMS =
  /^\W*(?:\d+\W+)*(?:\(?\d+\)?\W*)?In this (?:Act|section|Part)\b[^.;]{0,80}(?:means?|[—:–-]\s*$)|^\W*[“"][^”"]+[”"][^.;]{0,40}\bmeans\b/
/** What is said of an amendment itself: "Subsection (1) applies as respects …". */
const OF_AMENDMENT =
  /^\W*(?:\d+\W+)*(?:\(?\d+\)?\W*)?(?:This section|Subsections? |Sub-?sections? |\*?Paragraphs? |The amendments?\b|Section \d+ of this Act)/

/** Whether the text does nothing but amend or repeal others: each of its provisions, besides those that only name it, does one of the two. */
export function onlyAmends(text: ReadableText): boolean {
  if (text.provisions.length > MOST || !/amend|repeal|extend|continu/i.test(text.title)) return false
  const passages = passagesOf(text)
  let amends = false
  for (const { kind, start, end, heading } of text.provisions) {
    const block = kind === 'preamble' || start === end ? undefined : passages.at(start)?.block
    if (!block) continue
    if (kind === 'schedule' && !/amend|repeal|enactment/i.test(heading ?? '') && !/^\|/m.test(text.text.slice(start, end))) return false
    for (const words of groups(text.text, block)) {
      if (AMENDS.test(words)) amends = true
      else if (!REPEALS.test(words) && !ABOUT_ITSELF.test(words) && !TERMS.test(words) && !OF_AMENDMENT.test(words) && kind !== 'schedule')
        return false
    }
  }
  return amends
}

/** The words of each top paragraph of a provision with those under it, without what they insert elsewhere. */
function groups(text: string, { paragraphs }: Block): string[] {
  const found: string[][] = []
  for (const { kind, from, to, parent, content } of paragraphs) {
    if (kind !== 'text' || from >= to) continue
    const words = plain(text.slice(parent < 0 ? from : Math.max(from, content), to))
    // What goes on behind inserted words belongs to the sentence that inserts them.
    if (parent < 0 && !/^\W*(?:$|and\b|[a-z])/.test(words)) found.push([words])
    else found.at(-1)?.push(words)
  }
  return found.map((words) => words.join(' ')).filter((words) => words !== '')
}
