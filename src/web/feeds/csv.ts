/**
 * Rows as CSV (RFC 4180): CRLF ends each line, a cell with a comma, quotation mark or line end stands between quotation marks.
 * Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula; an apostrophe before it makes it text.
 */
export const csv = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(harmless(cell ?? ''))).join(',')}\r\n`).join('')

const harmless = (cell: string): string => (/^\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
