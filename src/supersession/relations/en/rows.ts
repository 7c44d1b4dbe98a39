import { isReference, type Columns } from './columns.ts'
import { numberOf } from './title-tail.ts'
import type { Row } from './tables.ts'

/** One target of a repeal table, put together from its row and the rows that continue it. */
export interface Entry {
  readonly title: string
  readonly number: string | null
  readonly year: number | null
  /** What the extent cells say, a row each. */
  readonly extents: readonly string[]
  /** Where each of those rows stands. */
  readonly places: readonly { readonly start: number; readonly end: number }[]
  readonly date: string
  readonly start: number
  readonly end: number
}

type Draft = { title: string; reference: string; extents: string[]; places: Row[]; date: string; start: number; end: number }

/** Longer than any title, in UTF-16 code units: cells of another kind of table. */
export const LONGEST_TITLE = 1200
/** Enough of the end of a cell to see how it ends. */
const LAST_WORDS = 60

const REIGN = /\b(?:Vict?|Geo|Will|Wm|Edw|Eliz|Anne?|Hen|Chas|Car|Jas|Phil|Mar|Ric|Gul|Jac)\b/i
const INSTRUMENT = /\b(?:Acts?|Orders?|Regulations?|Rules?|Statutes?|Ordinances?|Code|Scheme|Warrant|Bye-?laws|Instrument)\b/i
const PROSE = /^(?:section|sub-?section|paragraph|in |the words|the whole|part |chapter|schedule|article|so much|all |except)/i

const SAYS_REPEALED = /^(?:the )?(?:repeal|revo[ck])|\b(?:repealed|revoked)[\s.]*(?:in so far as .{0,40}(?:repealed|revoked)\.?)?$/i
const BARE =
  /^(?:the whole|whole)|^(?:sub-?)?(?:sections?|parts?|chapters?|schedules?|articles?|paragraphs?)\b(?:[\s\d(),.;A-Za-z]{0,80})$/i
const AMENDS = /\b(?:substitut|insert|delet|amend|add|replac|for|in|the words)/i

/** What an extent cell takes away. In a table that amends too it must say so; a cell of parts alone is enough there. */
function extentIn(words: string, provision: string | null, mixed: boolean): string {
  if (!mixed && provision === null) return words
  if (words.length < 160 && SAYS_REPEALED.test(words)) {
    const rest = words
      .replace(/^(?:the )?(?:repeal|revocation)(?:ed)?(?: of)?\b|\b(?:are |is |to be )?(?:repealed|revoked)\b.*$/gi, '')
      .replace(/[\s.]+$/, '')
      .trim()
    return [provision, rest].filter((part) => part).join(', ') || 'The whole Act'
  }
  return provision === null && BARE.test(words) && !AMENDS.test(words) ? words : ''
}

/** Puts the rows of one repeal table, or of several that continue each other, together. Feed rows in order, then `end()`. */
export function rowReader(): { row(row: Row, columns: Columns): void; end(): Entry[] } {
  const entries: Entry[] = []
  let draft: Draft | undefined
  let reign = ''
  const close = (): void => {
    if (draft) entries.push(entryOf(draft))
    draft = undefined
  }
  const extend = (to: Draft, words: string, row: Row): void => {
    to.extents.push(words)
    to.places.push(row)
  }
  const cell = (row: Row, index: number): string => (index < 0 ? '' : (row.cells[index] ?? ''))
  return {
    row(row, columns) {
      const reference = cell(row, columns.number)
      const title = cell(row, columns.title)
      const extent = extentIn(cell(row, columns.extent), columns.provision < 0 ? null : cell(row, columns.provision), columns.mixed)
      const date = cell(row, columns.date)
      if (/^exten[ts]\b|^extent of/i.test(extent) && /\b(?:title|citation|enactment|act)\b/i.test(title) && !/\d{4}/.test(title)) return
      if (row.cells.every((words) => words === '' || /^\(?[\dIVXivx]{1,3}\)?\.?$/.test(words))) return
      if (title === '' && extent === '') {
        // A year or a session of Parliament on a row of its own.
        if (REIGN.test(reference) || /^\d{4}\b/.test(reference)) reign = reference.replace(/^\d{4}(?:-\d{2,4})?\.?\s*(?=\S)/, '')
        else if (draft && /^(?:of )?\d{4}\.?$|^c\. ?\d/.test(reference)) draft.reference = continued(draft.reference, reference)
        else if (reference !== '') close()
        return
      }
      if (reference === '' && (title === '' || (PROSE.test(title) && extent === ''))) {
        if (draft) {
          extend(draft, extent === '' ? title : extent, row)
          draft.date ||= date
          if (draft.extents.length === 1) draft.end = row.end
        }
        return
      }
      if (draft && title === '' && extent !== '' && chapter(reference) !== '' && chapter(reference) === chapter(draft.reference)) {
        // The same chapter again, at the top of the next page.
        extend(draft, extent, row)
        return
      }
      const continues =
        draft !== undefined &&
        draft.extents.length === 0 &&
        !/(?:\d{4}|\))\W*$/.test(draft.title.slice(-LAST_WORDS)) &&
        !isReference(reference) &&
        (reference === '' || columns.number < 0)
      if (draft && continues) {
        draft.title = continued(draft.title, title).trim()
        if (extent !== '') extend(draft, extent, row)
        draft.date ||= date
        draft.end = row.end
        return
      }
      if (draft && reference === '' && columns.number >= 0 && title !== '' && !INSTRUMENT.test(title) && !/\d{4}\.?$/.test(title)) {
        // The rest of a long title, on the next page.
        draft.title = continued(draft.title, title)
        if (extent !== '') extend(draft, extent, row)
        return
      }
      close()
      const full =
        /^(?:c|ch|cap)\b\.?\s*[\divxlc]+/i.test(reference) || /^sess/i.test(reference) ? `${reign} ${reference}`.trim() : reference
      if (REIGN.test(reference)) reign = reference.replace(/,?\s*\b(?:c|ch|cap)\b\.?\s*[\divxlcIVXLC]+\.?\s*$/, '')
      draft = {
        title,
        reference: full,
        extents: extent === '' ? [] : [extent],
        places: extent === '' ? [] : [row],
        date,
        start: row.start,
        end: row.end,
      }
    },
    end() {
      close()
      return entries
    },
  }
}

/** A cell with what the row below adds to it, unless it is longer than any. */
const continued = (cell: string, words: string): string => (cell.length > LONGEST_TITLE ? cell : `${cell} ${words}`)

/** The last number of a reference: `c. 9` of "7 Will. 3: c. 9.", `23` of "No. 23 of 1927" is none. */
const chapter = (reference: string): string => /\bc(?:h|ap)?\b\.?\s*([\divxlcIVXLC]+)\W*$/.exec(reference.slice(-LAST_WORDS))?.[1] ?? ''

function entryOf(draft: Draft): Entry {
  const title = draft.title.replace(/^the\s+(?=\p{Lu})/iu, '').replace(/(?<![\s.,;])[\s.,;]+$/, '')
  const reference = draft.reference.replace(/(?<![\s.,;])[\s.,;]+$/, '')
  const inTitle = /\(((?:No|Act No|S\.? ?I)\b[^()]*)\)$/i.exec(title)
  const { number, year } = numbered(reference === '' ? (inTitle?.[1] ?? '') : reference)
  const titleYear = /(?:^|\D)(1[2-9]\d\d|20\d\d)(?!\d)\D{0,30}$/.exec(title)?.[1]
  return {
    title: inTitle ? title.slice(0, inTitle.index).trim() : title,
    number,
    // "No. 21 of 1966 | Housing Act, 1996": a slip of the title, since numbers are looked up and titles typed.
    year: year ?? (titleYear === undefined ? null : Number(titleYear)),
    extents: draft.extents,
    places: draft.places.map(({ start, end }) => ({ start, end })),
    date: draft.date,
    start: draft.start,
    end: draft.end,
  }
}

/** The number and year that a reference cell gives: "No. 23 of 1927", "1934, No. 31", "S.I. No. 87 of 2001", "7 & 8 Vict. c. 33". */
export function numbered(reference: string): { number: string | null; year: number | null } {
  const year = Number(/(?:^|\D)(1[2-9]\d\d|20\d\d)(?!\d)/.exec(reference)?.[1] ?? Number.NaN)
  const known = Number.isNaN(year) ? null : year
  if (/^S\.? ?(?:I|R)\b|^SI\b|instrument/i.test(reference)) return { number: reference, year: known }
  if (/private/i.test(reference)) return { number: reference, year: known }
  const act =
    /\b(?:No|Nos|Number|Uimh)\s*[.,]?\s*(\d{1,4})\s*(?:of|de|\/|,)?\s*(?:\d{4})?/i.exec(reference) ??
    /^(\d{1,3})\s*(?:of|\/|de)\s*\d{4}$/.exec(reference) ??
    /^\d{4}\s*[/,]\s*(?:No\.?\s*)?(\d{1,3})$/.exec(reference)
  if (act && known !== null) return { number: act[1] ?? null, year: known }
  return { number: numberOf(reference) ?? (/\d/.test(reference) && /[A-Za-z]/.test(reference) ? reference : null), year: known }
}
