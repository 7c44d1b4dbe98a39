import { decodeHTML } from 'entities'
import { parseDay, type Day } from '../law/day.ts'
import type { Problem, ProblemCode } from '../law/problem.ts'
import type { Status } from '../law/status.ts'
import type { FrontMatter } from './front-matter.ts'

/** Reads values out of front matter and notes what is wrong with them. */
export interface ValueReader {
  readonly problems: Problem[]
  text(key: string): string | null
  list(key: string): readonly string[]
  day(key: string): Day | null
  note(key: string, code: ProblemCode, message: string, mend: string): void
  /** Every key that was not asked for, as it stands. */
  rest(): Readonly<Record<string, unknown>>
}

/** A reader over the front matter of the file at `path`. */
export function valueReader(path: string, front: FrontMatter): ValueReader {
  const problems: Problem[] = []
  const asked = new Set<string>()
  const note: ValueReader['note'] = (key, code, message, mend) => {
    // A key may be asked for twice, and is wrong only once.
    if (problems.every((known) => known.message !== message)) problems.push({ path, line: front.lineOf(key), code, message, mend })
  }
  const raw = (key: string): unknown => {
    asked.add(key)
    return front.values[key]
  }
  const text: ValueReader['text'] = (key) => {
    const value = raw(key)
    if (value === undefined || value === null) return null
    if (typeof value !== 'string') {
      note(key, 'bad-value', `${key} is a list or a map, not one value.`, `Write ${key} as one value.`)
      return null
    }
    return value.trim() === '' || value === '~' || value === 'null' ? null : value.trim()
  }
  return {
    problems,
    note,
    text,
    list(key) {
      const value = raw(key)
      if (Array.isArray(value))
        return value.filter((item): item is string => typeof item === 'string' && item.trim() !== '').map((item) => item.trim())
      const single = text(key)
      return single === null ? [] : [single]
    },
    day(key) {
      const value = text(key)
      if (value === null) return null
      const found = parseDay(/^\d{4}-\d{2}-\d{2}[T ]/.test(value) ? value.slice(0, 10) : value)
      if (!found) {
        const written = /^\d{4}-\d{2}-\d{2}/.test(value) ? 'is not a day of the calendar' : 'is not written as a day of the calendar'
        note(key, 'impossible-day', `${key} ${value.slice(0, 40)} ${written}.`, `Write ${key} as YYYY-MM-DD.`)
      }
      return found ?? null
    },
    rest: () => Object.fromEntries(Object.entries(front.values).filter(([key]) => !asked.has(key))),
  }
}

/** A title as it is shown: entities decoded, marks, stray commas before the year and double spaces removed. */
export const tidyTitle = (title: string): string =>
  decodeHTML(title)
    .replace(/<!--(?:(?!<!--).)*?-->/g, '')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ , ?(?=\d{4}\b)/g, ' ')
    .replace(/ ,/g, ',')
    .trim()

const STATUS_WORDS: Readonly<Record<string, Status>> = {
  in_force: 'in-force',
  partially_repealed: 'in-force',
  not_commenced: 'not-commenced',
  not_yet_in_force: 'not-commenced',
  pending: 'not-commenced',
  suspended: 'suspended',
  repealed: 'repealed',
  revoked: 'repealed',
  expired: 'expired',
  annulled: 'annulled',
  unknown: 'unknown',
}

/** The status that a collection's word means; undefined for words we do not know. */
export const statusOf = (word: string): Status | undefined => STATUS_WORDS[word.toLowerCase().replace(/[\s-]+/g, '_')]
