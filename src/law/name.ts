import type { Instrument } from './instrument.ts'
import { parseCitation, printInstrument } from './citation.ts'

export type NameKind = 'identifier' | 'number' | 'title' | 'alias'

/** One name of an instrument, ready to be looked up. */
export interface Name {
  /** See `foldName`. */
  readonly fold: string
  readonly kind: NameKind
  /** As people write it. */
  readonly shown: string
  /** The year that the name ends with or is counted in; null where it has none. */
  readonly year: number | null
}

const STATE_PREFIX = '中华人民共和国'

/**
 * A name as it is compared, never as it is stored or addressed: letter case, accents, marks, brackets of any form, full-width
 * forms, stray commas and spaces, "the", and the name of the state before or within a Chinese title make no difference.
 */
export function foldName(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘ʼ`]+/g, '')
    .normalize('NFC')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
  const short = words.replace(/(?<![^ ])the(?: |$)/g, '').trim() || words
  const joined = /\p{Script=Han}/u.test(short) ? short.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '') : short
  return joined.replaceAll(STATE_PREFIX, '') || joined
}

/** The year at the end of a title, where it is one: 1976 in "Juries Act, 1976". */
export function yearOfTitle(title: string): number | null {
  const match = /(?:^|\D)(\d{4})\D{0,3}$/.exec(title.normalize('NFKC'))
  const year = Number(match?.[1])
  return year >= 1000 && year <= 2999 ? year : null
}

/** A title without the year at its end, or without the note of its revision (（2019年修订）); undefined where it has neither. */
export function undatedTitle(title: string): string | undefined {
  const shorter = title
    .trim()
    .replace(/[\s,]*\b[12]\d{3}$/, '')
    .replace(
      /\s*[（(〔[]\s*[12]\d{3}(?:年|[-.]\d{1,2}|\s)*(?:月|日|\d|第.次)*(?:修订|修正|修改|公布|发布|施行)?(?:版|本|文本)?\s*[）)〕\]]$/u,
      '',
    )
    .trim()
  return shorter !== '' && shorter !== title.trim() ? shorter : undefined
}

/**
 * Every name under which people look for the instrument, each once. Numbers are kept in the one form that `printInstrument` gives,
 * so that any form of them that the citation grammar reads finds them.
 * `others`: the names of its files, which stay addresses of their expressions, and the numbers of its further expressions.
 */
export function namesOf(instrument: Instrument, others: readonly string[] = []): Name[] {
  const names = new Map<string, Name>()
  const add = (kind: NameKind, shown: string, fold = foldName(shown), year = yearOfTitle(shown)) => {
    if (fold === '') return
    if (!names.has(fold)) names.set(fold, { fold, kind, shown, year })
  }
  add('title', instrument.title)
  for (const title of Object.values(instrument.titles)) add('title', title)
  add('identifier', instrument.identifier)
  if (instrument.documentNumber !== null)
    for (const fold of numberFolds(instrument.documentNumber, instrument.rank)) add('number', instrument.documentNumber, fold)
  const counted = numberInIdentifier(instrument.identifier)
  if (counted !== undefined) for (const fold of numberFolds(counted, instrument.rank)) add('number', counted, fold)
  for (const alias of [...instrument.aliases, ...others]) {
    if (isNumber(alias)) for (const fold of numberFolds(alias, instrument.rank)) add('number', alias, fold)
    else add('alias', alias)
  }
  for (const title of [instrument.title, ...Object.values(instrument.titles), ...instrument.aliases, ...others]) {
    const undated = undatedTitle(title)
    if (undated !== undefined) add('alias', undated, foldName(undated), null)
  }
  return [...names.values()]
}

const isNumber = (text: string): boolean => {
  const cited = parseCitation(text)
  const kind = cited?.provision.length === 0 ? cited.instrument?.kind : undefined
  return kind === 'number' || kind === 'chapter' || kind === 'document' || kind === 'order'
}

/** The folded forms of a document number; just the text folded where the grammar does not read it. */
function numberFolds(text: string, rank: string | null): string[] {
  const cited = isNumber(text) ? parseCitation(text)?.instrument : undefined
  if (!cited) return [foldName(text)]
  const folds = [foldName(printInstrument(cited))]
  // "No. 23 of 1927" of an Act is "Act 23 of 1927" too; that of another instrument is not.
  if (cited.kind === 'number' && rank === 'act' && cited.series === null) folds.push(foldName(printInstrument({ ...cited, series: 'Act' })))
  if (cited.kind === 'number' && cited.series === 'Act') folds.push(foldName(printInstrument({ ...cited, series: null })))
  return folds
}

/** The number that an identifier such as `IE-1976-act-4` carries, as people write it. */
function numberInIdentifier(identifier: string): string | undefined {
  const match = /^[a-z]{2}-([12]\d{3})-(act|si)-(\d{1,5})$/i.exec(identifier)
  if (!match) return undefined
  return match[2]?.toLowerCase() === 'si' ? `S.I. No. ${match[3]} of ${match[1]}` : `No. ${match[3]} of ${match[1]}`
}
