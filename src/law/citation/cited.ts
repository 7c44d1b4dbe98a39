/** The kinds of unit that citations name; `paragraph`, `item` and `point` are 款, 项 and 目, `sub` the bracketed parts of an English section. */
export type Unit =
  | 'schedule'
  | 'book'
  | 'title'
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'article'
  | 'regulation'
  | 'rule'
  | 'clause'
  | 'paragraph'
  | 'item'
  | 'point'
  | 'sub'

/** From the outermost to the innermost: the order in which the steps of a cited provision stand. 节 is a section within a chapter. */
const DEPTH: Readonly<Record<Unit, number>> = {
  schedule: 0,
  book: 1,
  title: 2,
  part: 3,
  subpart: 4,
  chapter: 5,
  section: 6,
  regulation: 6,
  rule: 6,
  clause: 6,
  article: 7,
  paragraph: 8,
  item: 9,
  point: 10,
  sub: 11,
}

export const depthOf = (unit: Unit): number => DEPTH[unit]

/** One step of the way to a provision: `section 28, 28A or 28B` has three numbers, `sections 5 to 9` the two ends of a range. */
export interface Step {
  readonly unit: Unit
  /** Arabic, with a capital letter or `-1` (之一) behind where there is one; a `sub` keeps its letters as they are. Empty for "the Schedule". */
  readonly numbers: readonly string[]
  readonly range: boolean
}

/** How a citation names an instrument. */
export type CitedInstrument =
  /** "Juries Act 1976", 《政府信息公开条例》. */
  | { readonly kind: 'title'; readonly title: string; readonly year: number | null }
  /** "No. 23 of 1927", "Act 23 of 1927", "S.I. No. 5 of 2010". */
  | { readonly kind: 'number'; readonly series: 'Act' | 'S.I.' | null; readonly number: string; readonly year: number }
  /** "7 & 8 Vict. c. 33": by the session of parliament, as reigns count it. */
  | { readonly kind: 'chapter'; readonly session: string; readonly chapter: number }
  /** "IE-2005-act-26". */
  | { readonly kind: 'identifier'; readonly identifier: string }
  /** 国发〔2016〕55号. */
  | { readonly kind: 'document'; readonly prefix: string; readonly year: number; readonly number: number }
  /** 国务院令第711号. */
  | { readonly kind: 'order'; readonly issuer: string; readonly number: number }

export interface Citation {
  readonly language: 'en' | 'zh'
  /** null where only a provision is named: "section 5". */
  readonly instrument: CitedInstrument | null
  /** Outermost step first; empty where the whole instrument is meant. */
  readonly provision: readonly Step[]
}
