import type { Day } from '../../law/day.ts'

/** What is cited, in words of its reader's language, and where it stands. */
export interface Cited {
  /** The key of the instrument: what a list of references knows it by. */
  readonly key: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  readonly provision: string | null
  readonly publishedOn: Day | null
  /** All of it as one sentence, without the address. */
  readonly sentence: string
  /** What is said of its status and of flags on it, as sentences. */
  readonly standing: string
  /** With its host; leads to the words themselves where some are quoted. */
  readonly address: string
  readonly accessedOn: Day
  readonly quote: string | null
}

export const CITATION_FORMATS = ['plain', 'markdown', 'html', 'bibtex', 'ris'] as const
export type CitationFormat = (typeof CITATION_FORMATS)[number]

/** Letters on each side that find a long quotation again. */
const LONGEST_WHOLE = 200

/**
 * The fragment of an address that leads to words of a page (URL Fragment Text Directives): all of them, or of a long quotation its
 * beginning and its end. Empty without words.
 */
export function textFragment(quote: string): string {
  const words = quote.trim()
  if (words === '') return ''
  const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D')
  if (words.length <= LONGEST_WHOLE) return `#:~:text=${encode(words)}`
  // Chinese has no spaces to cut at.
  const start = /^.{10,60}?(?=\s|[，。；：、])/su.exec(words)?.[0] ?? words.slice(0, 30)
  const end = /(?<=\s|[，。；：、]).{10,60}$/su.exec(words)?.[0] ?? words.slice(-30)
  return `#:~:text=${encode(start)},${encode(end)}`
}

const FORMS: Readonly<Record<CitationFormat, (cited: Cited) => string>> = {
  plain: ({ sentence, address }) => `${sentence} ${address}`,
  markdown: ({ sentence, address }) => `[${sentence.replaceAll(/[\\[\]*_`<]/g, String.raw`\$&`)}](<${address}>)`,
  html: ({ sentence, address }) => `<cite><a href="${escaped(address)}">${escaped(sentence)}</a></cite>`,
  bibtex,
  ris,
}

/** A citation in one of the forms; nothing in the words of a law can break out of it. */
export const citationIn = (format: CitationFormat, cited: Cited): string => FORMS[format](cited)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const TEX: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
}
const tex = (text: string): string => oneLine(text).replaceAll(/[\\{}%&$#_~^]/g, (mark) => TEX[mark] ?? `\\${mark}`)

function bibtex({ key, title, number, issuer, provision, publishedOn, standing, address, accessedOn, quote }: Cited): string {
  const fields: readonly (readonly [string, string | null])[] = [
    // Braces within braces keep the letters as they are.
    ['title', `{${tex(title)}}`],
    ['author', issuer && `{${tex(issuer)}}`],
    ['number', number && tex(number)],
    ['year', publishedOn && publishedOn.slice(0, 4)],
    ['date', publishedOn],
    ['pages', provision && tex(provision)],
    ['note', tex([quote, standing].filter((part) => part !== null).join(' – '))],
    // An address has no braces left in it, and is taken as it is.
    ['url', address.replaceAll('{', '%7B').replaceAll('}', '%7D')],
    ['urldate', accessedOn],
  ]
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}},`)
  return `@misc{${key.replaceAll(/[^A-Za-z0-9:.-]+/g, '-')},\n${lines.join('\n')}\n}\n`
}

/** One tag a line, each line ended; `TY` first and `ER` last. */
function ris({ title, number, issuer, provision, publishedOn, standing, address, accessedOn, quote }: Cited): string {
  const slashed = (day: Day): string => day.replaceAll('-', '/')
  const tags: readonly (readonly [string, string | null])[] = [
    ['TY', 'STAT'],
    ['TI', title],
    ['AU', issuer],
    ['M1', number],
    ['SE', provision],
    ['PY', publishedOn && publishedOn.slice(0, 4)],
    ['DA', publishedOn && slashed(publishedOn)],
    ['UR', address],
    ['Y2', slashed(accessedOn)],
    ['N1', quote],
    ['N1', standing],
  ]
  const lines = tags.filter(([, value]) => value !== null).map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}\r\n`)
  return `${lines.join('')}ER  - \r\n`
}
