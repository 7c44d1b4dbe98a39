import { type Citation, type CitedInstrument, type Step, type Unit } from './citation/cited.ts'
import { parseChinese, printChinese, printChineseInstrument } from './citation/chinese.ts'
import { printEnglish, printEnglishInstrument } from './citation/english-print.ts'
import { parseEnglish } from './citation/english.ts'

export type { Citation, CitedInstrument, Step, Unit } from './citation/cited.ts'

/** In UTF-16 code units. A longer text is no citation; the bound keeps the time of every text small. */
const LONGEST = 300

/**
 * Reads a reference to law as people write it, English or Chinese; undefined where the text is none. Any text is allowed.
 * For every citation that it gives, `parseCitation(printCitation(citation))` is that citation again.
 */
export function parseCitation(text: string): Citation | undefined {
  if (text.length > LONGEST) return undefined
  // Full-width digits and brackets are read like their plain forms: for comparing only, the text itself stays as it is.
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (plain === '' || plain.length > LONGEST) return undefined
  return /\p{Script=Han}/u.test(plain) ? parseChinese(plain) : parseEnglish(plain)
}

/** The citation as people write it: "section 4(2) of the Juries Act 1976", 《政府信息公开条例》第十三条第二款. */
export function printCitation(citation: Citation): string {
  return citation.language === 'zh' ? printChinese(citation) : printEnglish(citation)
}

export function printInstrument(instrument: CitedInstrument, language: Citation['language'] = 'en'): string {
  const chinese = language === 'zh' || instrument.kind === 'document' || instrument.kind === 'order'
  return chinese ? printChineseInstrument(instrument) : printEnglishInstrument(instrument)
}

/** Abbreviations of the Akoma Ntoso naming convention, as the provision scanner uses them; several where collections differ. */
const ABBREVIATIONS: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  schedule: ['att'],
  book: ['book'],
  title: ['title'],
  part: ['part'],
  subpart: ['subpart'],
  chapter: ['chp'],
  section: ['sec'],
  article: ['art'],
  regulation: ['reg', 'art', 'sec'],
  rule: ['rule', 'art', 'sec'],
  clause: ['sec', 'art'],
  paragraph: ['para'],
}

/**
 * The eIds under which the cited provision may stand, most exact first. Sections and articles stand alone (`sec_5`), or, where numbers
 * start again, below their parent (`part_5__sec_5`); what lies within a section or article is found there.
 */
export function citedEIds(provision: readonly Step[]): string[] {
  const steps = provision.filter((step) => step.unit !== 'sub' && step.unit !== 'item' && step.unit !== 'point')
  const unit = steps.findIndex((step) => step.unit === 'article')
  const path = unit >= 0 ? steps.slice(0, unit + 1) : steps
  const found = new Set<string>()
  // Part I of a schedule is another one than Part I of the Act.
  const last = path.some((step) => step.unit === 'schedule') ? path.findIndex((step) => step.unit === 'schedule') : path.length - 1
  for (let first = 0; first <= last; first++) for (const eId of joined(path.slice(first))) found.add(eId)
  // A paragraph of a schedule or section that has no address of its own lies within that.
  if (path.at(-1)?.unit === 'paragraph') for (const eId of citedEIds(path.slice(0, -1))) found.add(eId)
  return [...found]
}

function joined(path: readonly Step[]): string[] {
  let ids = ['']
  for (const step of path) {
    const number = step.numbers[0]
    const names = (ABBREVIATIONS[step.unit] ?? []).flatMap((name) => (number === undefined ? [name, `${name}_1`] : [`${name}_${number}`]))
    ids = ids.flatMap((id) => names.map((name) => (id === '' ? name : `${id}__${name}`)))
  }
  return ids.filter((id) => id !== '')
}
