import matter from 'gray-matter'
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { ProblemCode } from '../law/problem.ts'

/** YAML front matter of a file: scalars are strings exactly as written, since `012`, `1.10` and days must stay what they are. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>
  /** The line of a key in the file, counted from 1; the first line where the key is absent. */
  lineOf(key: string): number
  /** UTF-16 offset in the file of the first character after the front matter. */
  readonly bodyStart: number
}

export interface FrontMatterFault {
  readonly code: ProblemCode
  readonly line: number
  readonly message: string
  readonly mend: string
}

class RefusedLanguage extends Error {}

/**
 * Characters and lines of front matter at most, some thirty times what a collection writes. The time that reading it takes grows with
 * the square of either: 80,000 empty lines take 20 seconds.
 */
const LONGEST = 30_000
const MOST_LINES = 1000

/** gray-matter executes `---js`; it only splits here, and every language but YAML is refused. */
const refuse = (language: string) => ({
  parse: (): object => {
    throw new RefusedLanguage(language)
  },
})
const refusals = Object.fromEntries(['json', 'javascript', 'js', 'coffee', 'toml'].map((language) => [language, refuse(language)]))

/** Where a quoted value begins that is not closed on its line: a reader of YAML misses the mark only at the next one, or at the end. */
function unclosedLine(source: string): number | undefined {
  const at = source.split('\n').findIndex((line) => /^[\w-]+:\s+(?:"(?:[^"\\]|\\.)*|'[^']*)$/.test(line))
  return at < 0 ? undefined : at + 1
}

function fault(document: Document, lines: LineCounter, head: string): FrontMatterFault | undefined {
  const first = document.errors[0] ?? document.warnings[0]
  if (first) {
    return {
      code: 'bad-front-matter',
      line: Math.min(unclosedLine(head) ?? Infinity, lines.linePos(first.pos[0]).line),
      message: `The front matter is not valid YAML: ${first.message
        .split('\n')[0]
        ?.replace(/ at line .*$/, '')
        .replace(/closing ["']quote/, 'closing quotation mark')}.`,
      mend: 'Correct the YAML: one key once, values with special characters in quotes, no tags.',
    }
  }
  if (!isMap(document.contents))
    return {
      code: 'bad-front-matter',
      line: 1,
      message: 'The front matter is not a list of keys and values.',
      mend: 'Write one `key: value` a line.',
    }
  return undefined
}

/**
 * Indents the further lines of a double-quoted value. YAML 1.2 wants them indented by one space at least; the programs that
 * write collections and most readers do not (17 Irish files), and the value is the same.
 */
function indentQuoted(source: string): string {
  let open = false
  return source
    .split('\n')
    .map((line) => {
      const continued = open
      const value = open ? line : (/^[\w-]+:\s+"(.*)$/s.exec(line)?.[1] ?? null)
      if (value !== null) open = !/^(?:[^"\\]|\\.)*"/s.test(value)
      return continued ? ` ${line}` : line
    })
    .join('\n')
}

const UNENDED: FrontMatterFault = {
  code: 'bad-front-matter',
  line: 1,
  message: 'The front matter does not end.',
  mend: 'Close it with a line of ---.',
}
const TOO_LONG: FrontMatterFault = {
  code: 'bad-front-matter',
  line: 1,
  message: `The front matter has more than ${LONGEST.toLocaleString('en')} characters or ${MOST_LINES.toLocaleString('en')} lines.`,
  mend: 'Keep there what the text is; what it says stands below.',
}

const UNOPENED: FrontMatterFault = {
  code: 'bad-front-matter',
  line: 1,
  message: 'The front matter does not begin.',
  mend: 'Put a line of --- before its first key.',
}

/** Keys and their values from the first line of a file down to a line of `---`, without the one above them. */
const KEYS_ONLY = /^(?:[a-z_]+:(?: [^\r\n]*)?\r?\n(?:[ \t-][^\r\n]*\r?\n)*){2,200}---[ \t]*(?:\r?\n|$)/

/** The fault of a file whose front matter lacks its first line; undefined for all others. */
export const unopened = (text: string): FrontMatterFault | undefined => (KEYS_ONLY.test(text.slice(0, LONGEST)) ? UNOPENED : undefined)

/**
 * Splits front matter off a decoded file (no byte order mark). `undefined` where the file has none.
 * Never throws; reads no clock and no disk.
 */
export function readFrontMatter(text: string): FrontMatter | FrontMatterFault | undefined {
  if (!/^---[^-]/.test(text)) return undefined
  const end = text.indexOf('\n---', 3)
  const head = end < 0 ? text : text.slice(0, end)
  if (head.length > LONGEST || head.split('\n', MOST_LINES + 1).length > MOST_LINES) return end < 0 ? UNENDED : TOO_LONG
  const lines = new LineCounter()
  let document: Document | undefined
  const yaml = {
    parse: (source: string): object => {
      document = parseDocument(indentQuoted(`${source}\n`), {
        schema: 'failsafe',
        uniqueKeys: true,
        lineCounter: lines,
        prettyErrors: true,
        strict: false,
        resolveKnownTags: false,
      })
      return {}
    },
  }
  // gray-matter copies all that it is given: it gets the text up to the line that ends the front matter, and one more character at most.
  const opening = end < 0 ? text : text.slice(0, end + '\n---\r\n'.length)
  let content: string
  try {
    content = matter(opening, { engines: { ...refusals, yaml } }).content
  } catch (error) {
    const language = error instanceof RefusedLanguage ? error.message : /^---\s*(\S*)/.exec(text)?.[1]
    return {
      code: 'front-matter-language',
      line: 1,
      message: `The front matter is written in ${language}; only YAML is read, and nothing in a file is ever executed.`,
      mend: 'Write the front matter as YAML between two lines of ---.',
    }
  }
  // gray-matter takes everything up to the end of the file where the closing line is missing.
  if (content === '' && !/\n---[ \t]*\r?\n?$/.test(opening)) return UNENDED
  const bodyStart = opening.length - content.length
  if (!document)
    return {
      code: 'bad-front-matter',
      line: 1,
      message: 'The front matter is empty.',
      mend: 'Give at least a title, or remove the two lines of ---.',
    }
  const wrong = fault(document, lines, head)
  if (wrong) return wrong
  let values: Record<string, unknown>
  try {
    values = document.toJS({ maxAliasCount: 50 }) as Record<string, unknown>
  } catch (error) {
    return {
      code: 'bad-front-matter',
      line: 1,
      message: `The front matter cannot be read: ${(error as Error).message}.`,
      mend: 'Write values out instead of using aliases.',
    }
  }
  const offsets = new Map<string, number>()
  if (isMap(document.contents))
    for (const { key } of document.contents.items) if (isScalar(key) && key.range) offsets.set(String(key.value), key.range[0])
  return { values, bodyStart, lineOf: (key) => (offsets.has(key) ? lines.linePos(offsets.get(key) ?? 0).line : 1) }
}

export const isFault = (read: FrontMatter | FrontMatterFault): read is FrontMatterFault => 'code' in read
