import type { Token } from './tokens.ts'

/** Words that say of what kind an instrument is: heads of titles. */
export const HEADS = new Set(
  (
    'Act Acts Bill Regulations Regulation Order Orders Rules Scheme Schemes Statute Statutes Ordinance Ordinances Code Instrument Directions ' +
    'Warrant Decree Proclamation Measure Bye-laws Byelaws Bye-Laws Charter Guidelines Guideline Notice Circular Directive Law Laws Policy Policies Standard Procedure Protocol Decision Manual Instruction Instructions Memorandum By-law By-laws Bylaw Bylaws Resolution'
  ).split(' '),
)
/** Heads that name an instrument even without a year. */
export const YEARLESS = /^(?:Acts?|Regulations|Orders?|Rules|Codes?|Schemes?|Statutes?|Ordinances?|Bye-?[Ll]aws|Guidelines)$/
/** Small words that stand inside titles. */
export const INNER = new Set(
  'of and the for in on to with from against at by or as into between other an a upon de agus na an etc not within'.split(' '),
)
/** Names of parts: before a number, an ordinal's noun, or "to" and "of", they end the way to the left. */
const PARTS =
  /^(?:sub-?)?(?:sections?|paragraphs?|parts?|chapters?|schedules?|articles?|regulations?|rules?|clauses?|tables?|provisos?|definitions?|preamble|annex(?:es)?|appendix|items?|title|bye-?laws?|provisions?)$/i
export const OPENERS = new Set(
  'Subject Notwithstanding Where If In Under Without Every Any Each So Save Except Until Upon When This That Those These Such Said'.split(
    ' ',
  ),
)
export const POINTING = new Set('that said same aforesaid those former latter'.split(' '))

export const isPart = (token: Token | undefined): boolean => token?.kind === 'word' && PARTS.test(token.text)

export const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(?:1[0-9]\d\d|20\d\d)$/.test(token.text)
