import { numberOf } from './title-tail.ts'
import type { Row, Table } from './tables.ts'

/** Which cell of a row says what; -1 where none does. */
export interface Columns {
  readonly number: number
  readonly title: number
  readonly extent: number
  readonly date: number
  /** Where amendments and repeals stand together: the cell with the part, the extent cell saying what becomes of it. */
  readonly provision: number
  /** The table amends too: only rows that say so repeal. */
  readonly mixed: boolean
  /** The header row is not one: its cells are those of a first row. */
  readonly headless: boolean
}

const clean = (cell: string): string =>
  cell
    .replace(/\(\d\)|^\d\.?$|[.:*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** The columns of a table by the words of its header, or, where that is a row itself, by what its cells look like. */
export function columnsOf(table: Table, before: Columns | undefined): Columns | undefined {
  // A row of column numbers first, the words under it.
  if (
    table.rows[0] &&
    table.header.cells.every((cell) => /^\(?\d?\)?$/.test(cell)) &&
    table.header.cells.some((cell) => cell !== '' || before === undefined)
  ) {
    const real = columnsOf({ ...table, header: table.rows[0], rows: table.rows.slice(1) }, undefined)
    if (real && !real.headless && real.extent >= 0) return real
  }
  const header = looksNumbered(table.header) ? [] : table.header.cells.map(clean)
  let [number, title, extent, date, provision] = [-1, -1, -1, -1, -1]
  const mixed = header.some((cell) => /amend/.test(cell))
  const titled = header.some((cell) => /\btitle\b/.test(cell))
  for (const [index, cell] of header.entries()) {
    if (/^(?:item|ref(?:erence)?)\b/.test(cell) && !/session|year/.test(cell)) continue
    if (/\b(?:date|commencement|day)\b/.test(cell) && extent >= 0) date = date < 0 ? index : date
    else if (/^(?:provisions?|sections?)(?: affected)?$/.test(cell)) provision = index
    else if (/\bexten[ts]|repeal|revo[ck]|how far|amend|modif/.test(cell)) extent = extent < 0 ? index : extent
    else if (
      (/\b(?:session|chapter|number|numbers|no|year|statutory instrument)\b/.test(cell) && !/title/.test(cell)) ||
      (titled && cell.startsWith('citation'))
    )
      number = number < 0 ? index : number
    else if (
      /\b(?:title|titles|citation|subject|enactments?|acts?|instruments?|statutes?|name|description|orders?|regulations?|legislation)\b/.test(
        cell,
      )
    )
      title = title < 0 ? index : title
  }
  if (extent < 0) [extent, provision] = [provision, -1]
  if (title >= 0 || (number >= 0 && extent >= 0)) {
    if (title < 0) title = header.findIndex((_, index) => index !== number && index !== extent && index !== date)
    return { number, title, extent, date, provision, mixed, headless: false }
  }
  if (extent >= 0) return { number, title, extent, date, provision, mixed, headless: false }
  if (looksNumbered(table.header) || table.header.cells.every((cell) => cell === '')) {
    const headless = table.header.cells.some((cell) => cell !== '')
    if (before && table.header.cells.length >= 2) return { ...before, headless }
    return { ...inferred(table), headless }
  }
  const sample = table.rows.find((row) => row.cells.filter((cell) => cell !== '').length > 1)
  return sample && (looksNumbered(sample) || looksTitled(sample)) ? { ...inferred(table), headless: false } : undefined
}

const looksNumbered = (row: Row): boolean => row.cells.slice(0, 2).some(isReference)

/** A cell with a number and year, or a session and chapter. */
export const isReference = (cell: string): boolean =>
  numberOf(cell) !== null ||
  /\b(?:No|Uimh)\.?\s*\d+\s*(?:of|de)?\s*,?\s*\d{4}|^\d{4},? (?:No|c)\b|\b(?:Vict?|Geo|Will|Edw|Eliz|Anne|Hen|Chas|Car|Jas)\b\.?.{0,20}\bc\.?\s*\d/i.test(
    cell,
  )

const looksTitled = (row: Row): boolean => row.cells.slice(0, 2).some((cell) => TITLE.test(cell))
const TITLE = /\b(?:Acts?|Orders?|Regulations|Rules|Scheme|Statute|Ordinance)\b[^|]{0,60}\b\d{4}\W*$/

function inferred({ header, rows }: Table): Omit<Columns, 'headless'> {
  const titled = [header, ...rows].find(looksTitled)?.cells
  if (titled && ![header, ...rows].some(looksNumbered)) {
    const title = titled.findIndex((cell) => TITLE.test(cell))
    return { number: -1, title, extent: titled.length > title + 1 ? title + 1 : -1, date: -1, provision: -1, mixed: false }
  }
  const sample = [header, ...rows].find(looksNumbered)?.cells ?? header.cells
  const number = sample.findIndex(isReference)
  return { number, title: number + 1, extent: sample.length > number + 2 ? number + 2 : -1, date: -1, provision: -1, mixed: false }
}
