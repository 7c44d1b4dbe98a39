import type { Item } from './items.ts'

/** How much of a target goes: parts and exceptions in the text's own words. */
export interface Extent {
  readonly extent: 'whole' | 'part'
  readonly parts: string | null
  readonly exceptions: string | null
}

const WHOLE =
  /^(?:the\s+)?(?:whole|entire|entirety|all(?=\s*$|\s+(?:of|remaining|provisions|sections|parts)\b|\s+the\b(?!\s+words)))\b(?:\s+(?:of\s+)?(?:the\s+)?(?:act|acts|order|orders|regulations?|rules?|statute|instrument|enactment|scheme|ordinance|code|text|document))?|^repeal(?:ed)? in full|^(?:the\s+)?act$|^in full$|^(?:the\s+)?(?:act|order|regulations|instrument),?\s+(?=(?:so far|in so far|insofar|except|other))/i
const UNREPEALED =
  /[,(]?\s*(?:in\s*so\s*far|so\s*far|insofar|to the extent)(?:\s+that|\s+as)*(?:\s+(?:it|they|the same))?(?:\s+(?:is|are|has|have))?(?:\s+(?:not|been|already|previously|heretofore|otherwise))*\s*(?:un)?re(?:pealed|voked)\b\)?/i
const EXCEPTION =
  /[,(]?\s*\b(?:except(?:ing)?(?:\s+for)?|other than|save(?:\s+for)?|excluding|with the exception of|apart from)\b\s*(?:\(\s*\w\s*\)\s*)?/i
const LIMITED =
  /\b(?:in\s*so\s*far|so\s*far|insofar)(?:\s+as)?\b|\bto the extent\b|\bas (?:respects|regards)\b|\bin relation to\b|\bin respect of\b|\bin the case of\b|\bfor the purposes? of\b/i

// Looking behind first keeps the time linear in long runs of marks that end nothing.
const tidy = (words: string): string | null =>
  words.replace(/^[\s,;:(]+|(?<![\s,;:.])[\s,;:.]+$/g, '').replace(/^(?:for|of)\s+/i, '') || null

/** Reads the "extent" cell of a row, or words such as them: "The whole Act, except sections 1 and 14". */
export function extentOf(words: string): Extent {
  const said = words
    .replace(UNREPEALED, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,—–-]+|(?<![\s.;])[\s.;]+$/g, '')
    .trim()
  const unrepealedOnly = said === '' && words.trim() !== ''
  const whole = WHOLE.exec(said)
  if (!whole && !unrepealedOnly)
    return said === '' ? { extent: 'whole', parts: null, exceptions: null } : { extent: 'part', parts: tidy(said), exceptions: null }
  const rest = said.slice(whole?.[0].length ?? 0)
  const exception = EXCEPTION.exec(rest)
  if (exception && exception.index < 60) {
    const exceptions = tidy(closed(rest.slice(exception.index + exception[0].length)))
    return { extent: 'part', parts: null, exceptions: exceptions ?? tidy(rest) }
  }
  if (LIMITED.test(rest.slice(0, 80))) return { extent: 'part', parts: tidy(said), exceptions: null }
  return { extent: 'whole', parts: null, exceptions: null }
}

/** The same where the clause limits it to some cases. */
export function limited(extent: Extent, limit: string): Extent {
  if (limit === '') return extent
  return extent.extent === 'whole' ? extentOf(`the whole Act ${limit}`) : { ...extent, parts: extent.parts && `${extent.parts} ${limit}` }
}

/** Without a closing bracket whose partner stood before the words. */
function closed(words: string): string {
  let depth = 0
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '(') depth += 1
    if (words[at] === ')' && --depth < 0) return words.slice(0, at)
  }
  return words
}

/** Parts and exceptions of an item, together with what the words behind the verb limit. */
export function extentWith(item: Pick<Item, 'mention' | 'parts' | 'exceptions'>, above: readonly string[], limit: string): Extent {
  const own = joinedParts([...above, item.parts])
  if (own !== null) return { extent: 'part', parts: limit === '' ? own : `${own} ${limit}`, exceptions: item.exceptions }
  const exceptions =
    item.exceptions === null || /^(?:as|in so far|so far|insofar)\b/.test(item.exceptions) ? '' : `except ${item.exceptions}`
  return extentOf(`the whole Act ${exceptions} ${limit}`)
}

/** Parts from the outside in as one phrase: `section 12, subsection (3)`. */
export const joinedParts = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null && part !== '').join(', ') || null
