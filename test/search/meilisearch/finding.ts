import type { Stored } from './stored.ts'

/** Of ten words so many are looked for. */
const MOST_WORDS = 10

/** How well a document holds a query, 0 to 1; null where it does not. As Meilisearch does: quoted words as they stand, the last word as a beginning. */
export function finds(document: Stored, q: string, strategy: string): number | null {
  const fields = Object.values(document['terms'] as Readonly<Record<string, string>>).map((text) => ` ${text} `)
  const parts = [...q.matchAll(/"([^"]*)"|(\S+)/g)].slice(0, MOST_WORDS)
  const holds = ([whole, phrase, word = '']: RegExpMatchArray, last: boolean): boolean => {
    const looked = phrase === undefined ? ` ${word}${last && q.endsWith(whole) ? '' : ' '}` : ` ${phrase} `
    return fields.some((field) => field.includes(looked))
  }
  let held = 0
  for (const [at, part] of parts.entries()) {
    const last = at === parts.length - 1
    if (holds(part, last)) held += 1
    else if (strategy === 'all' || part[1] !== undefined) return null
  }
  return parts.length === 0 ? 0.5 : held === 0 ? null : held / parts.length
}
