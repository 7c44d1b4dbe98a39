/** What kind of unit a provision is; its eId begins with the Akoma Ntoso abbreviation of it. */
export type ProvisionKind =
  | 'book'
  | 'part'
  | 'subpart'
  | 'title'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'schedule'
  | 'paragraph'
  | 'preamble'
  | 'group'
  | 'body'

/**
 * An addressable unit of an expression. Provisions partition the text of their file: each reaches from its own
 * heading (or opening words) to the next provision, whatever its level, so no character belongs to two of them.
 */
export interface Provision {
  /** Unique within the expression: `sec_10A`, `art_133-1`, `att_1__para_3`, `part_5__chp_2`, `body`. */
  readonly eId: string
  readonly kind: ProvisionKind
  /** As printed and nothing else: `5`, `PART II`, `第一百四十四条`; null where the unit has none. */
  readonly number: string | null
  /** Without marks, editorial notes and the closing full stop; null where the unit has none. */
  readonly heading: string | null
  /** 1 to 6: the level of its Markdown heading; 7: a unit that opens with its number, without a heading. */
  readonly level: number
  /** UTF-16 code units in the decoded file, byte order mark removed: `file.slice(start, end)` is the provision. */
  readonly start: number
  readonly end: number
  /** Of the text as it stands. */
  readonly digest: string
}

/**
 * The words of a text: without marks, editorial notes (`F12[`) and white space. They are made when they are asked for, since a second
 * digest of every provision takes a twentieth of a build and nine instruments of ten have one text only.
 */
export const readingWords = (text: string): string => text.replaceAll(/F\d+\[|[\s*_#|\\[\]…]+/g, '')

/** Full-width and plain forms, forms of quotation marks and of dashes, and spaces make no difference. */
export const alike = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll(/[–—―]/g, '-')
    .replaceAll(/\s+/g, '')

/** A provision without its own heading. */
export const bodyOf = (text: string): string => text.replace(/^#{1,6} .*(?:\n|$)/, '')

/** What is no letter or digit makes no difference in a heading: revised texts put a point behind its number. */
const headingWords = (heading: string | null): string => (heading ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Whether two headings read alike. */
export const headingsAlike = (one: string | null, other: string | null): boolean => headingWords(one) === headingWords(other)

/** What a provision says, equal for provisions that a reader takes for the same. */
export const wording = ({ number, heading, text }: Pick<Provision, 'number' | 'heading'> & { readonly text: string }): string =>
  [headingWords(number), headingWords(heading), alike(readingWords(bodyOf(text)))].join('\n')

/** Longer than any provision of which editors left nothing but its number, in UTF-16 code units. */
export const LONGEST_GAP = 400

/**
 * Whether editors took out all that a provision said: `##### 27. Juries.` and `27.—F25[…]`. Its heading still tells of what was there;
 * behind the line of it nothing stands but numbers, marks and capitals.
 */
export function isGap(text: string): boolean {
  if (text.length >= LONGEST_GAP || !text.includes('[…]')) return false
  return /^[\s*.,:;()[\]…—–\-\dA-Z]*$/.test(text.slice(Math.max(0, text.indexOf('\n'))))
}
