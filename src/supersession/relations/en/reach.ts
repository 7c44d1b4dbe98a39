import { inFigures } from '../../../law/numeral.ts'
import type { ReadableText } from '../reading.ts'

/** A place of a text: the index of its provision, and the subsection and paragraph, as far as they are known. */
export interface Place {
  readonly provision: number
  readonly subsection: string | undefined
  readonly paragraph: string | undefined
}

/** What a sentence speaks of. The narrower of two that reach a place is the one to believe. */
export interface Reach {
  readonly width: number
  readonly reaches: (place: Place) => boolean
}

/** In the order of width. */
const UNITS = ['paragraph', 'subsection', 'section', 'chapter', 'part'] as const
type Unit = (typeof UNITS)[number]

/** How wide a section is, and what is wider than any unit. */
export const SECTION = UNITS.indexOf('section')
export const WHOLE = UNITS.length

/** What "this Part", "sections 2, 5 to 7 and 58 (3)", "paragraph (a) of subsection (1)", said `here`, speak of; undefined where it is another text. */
export function reachOf({ provisions }: ReadableText, subject: string, here: Pick<Place, 'provision' | 'subsection'>): Reach | undefined {
  const within = here.provision
  const enclosing = (at: number, unit: Unit): number => {
    for (let index = at; index >= 0; index -= 1) {
      const { kind } = provisions[index] ?? {}
      if (kind === unit) return index
      if (unit === 'chapter' && kind === 'part') return -1
    }
    return -1
  }
  if (/^(?:this (?:section|schedule)|the repeal)/i.test(subject)) return reach('section', ({ provision }) => provision === within)
  if (/^this subsection/i.test(subject))
    return reach('subsection', ({ provision, subsection }) => provision === within && subsection === here.subsection)
  const [, word = ''] = /^(?:the preceding )?(?:this )?(paragraph|subsection|section|chapter|part)/i.exec(subject) ?? []
  const unit = UNITS.find((each) => each === word.toLowerCase())
  if (!unit) return undefined
  if (/^this/i.test(subject)) {
    const own = enclosing(within, unit)
    return own < 0 ? undefined : reach(unit, ({ provision }) => enclosing(provision, unit) === own)
  }
  if (unit === 'paragraph') {
    const [letters = '', rest = ''] = subject.split(/ of (?:the )?(?=(?:this )?subsection)/i)
    const named = new Set([...letters.matchAll(/(?:\s|^)\(([a-z]{1,2})\)/g)].map(([, letter]) => letter))
    const subsection = rest === '' || /^this/i.test(rest) ? here.subsection : /\((\d+[A-Z]?)\)/.exec(rest)?.[1]
    return reach(
      unit,
      (place) =>
        place.provision === within &&
        (subsection === undefined || place.subsection === undefined || place.subsection === subsection) &&
        named.has(place.paragraph),
    )
  }
  // "Subsection (1) of section 6 of the Lanterns Act" is another Act's.
  if (/\bof (?:the|that|said) (?:[\w()']+ ){0,8}Act\b/i.test(subject)) return undefined
  if (unit === 'subsection') {
    const named = numbersIn(subject)
    const ofOthers = /\bsections? (\d+[A-Z]?)(?! ?\()/i.exec(subject.replace(/subsections?/gi, ''))?.[1]
    return reach(
      unit,
      ({ provision, subsection }) =>
        (ofOthers !== undefined && provisions[provision]?.number?.replace(/\.$/, '') === ofOthers) ||
        (provision === within && (named.length === 0 || subsection === undefined || named.includes(subsection))),
    )
  }
  const ofPart = unit === 'chapter' ? / of part ([IVXLC\d]+)$/i.exec(subject)?.[1] : undefined
  const inside =
    ofPart !== undefined
      ? provisions.findIndex(({ kind, number }) => kind === 'part' && figuresOf(number) === inFigures(ofPart.toUpperCase()))
      : /\bof this part\b/i.test(subject)
        ? enclosing(within, 'part')
        : undefined
  // "Part V of the Act of 1963" is another Act's.
  if (ofPart === undefined && /\bof (?!this,? (?:Act|Part))/i.test(subject)) return undefined
  // "Sections 16, 17 and 58 (3)": of the last a subsection alone.
  const named = new Set(numbersIn(subject.replace(/\([^)]*\)| of part \w+$/gi, '')))
  const partly = [...subject.matchAll(/\b(\d+[A-Z]?) ?\((\d+[A-Z]?)\)/g)]
  return reach(unit, ({ provision, subsection }) => {
    const printed = provisions[unit === 'section' ? provision : enclosing(provision, unit)]?.number
    if (printed == null || (inside !== undefined && enclosing(provision, 'part') !== inside)) return false
    const number = figuresOf(printed)
    const subsections = partly.filter(([, section]) => section === number)
    return (
      named.has(number) && (subsection === undefined || subsections.length === 0 || subsections.some(([, , own]) => own === subsection))
    )
  })
}

const reach = (unit: Unit, reaches: Reach['reaches']): Reach => ({ width: UNITS.indexOf(unit), reaches })

/** "2, 5 and 7", "II to IV", "(1) and (2)": the numbers in figures, those between two included. */
function numbersIn(subject: string): string[] {
  const found: string[] = []
  const words = subject.replace(/of this (?:Act|section)/gi, '')
  for (const [, first = '', last] of words.matchAll(/\b(\d+[A-Z]?|[IVXLC]+)\b\)?(?: (?:to|-|–) \(?(\d+|[IVXLC]+)\b)?/g)) {
    found.push(inFigures(first))
    if (last === undefined) continue
    const [from, to] = [Number.parseInt(inFigures(first), 10), Number.parseInt(inFigures(last), 10)]
    for (let number = from + 1; number <= Math.min(to, from + 500); number += 1) found.push(String(number))
  }
  return found
}

/** Of "PART II" and "Chapter 2.". */
const figuresOf = (printed: string | null): string => inFigures((printed ?? '').replace(/^(?:part|chapter)\s+|[.\s]+$/gi, '').toUpperCase())
