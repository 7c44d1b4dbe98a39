import type { Name } from '../law/name.ts'

/**
 * What look-ups of names need besides the table `name`. `name_grams` is for names that are misspelt: a contentless full-text index
 * whose tokens are the three-letter sequences of a folded name (pairs of Han characters) and whose rowid is that of the name.
 */
export const NAMES_SCHEMA = `
CREATE INDEX name_year ON name (year) WHERE year IS NOT NULL;
CREATE VIRTUAL TABLE name_grams USING fts5 (
  grams, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0 tokenchars ''_'''
);
CREATE VIRTUAL TABLE name_gram_count USING fts5vocab (name_grams, row);
`

export const INSERT_NAME = 'INSERT INTO name (fold, kind, instrument_id, shown, year) VALUES (?, ?, ?, ?, ?)'
export const nameRow = (instrumentId: number, { fold, kind, shown, year }: Name): [string, string, number, string, number | null] => [
  fold,
  kind,
  instrumentId,
  shown,
  year,
]

/** Values: `gramsRow`. */
export const INSERT_NAME_GRAMS = 'INSERT INTO name_grams (rowid, grams) VALUES (?, ?)'

/** The row of `name_grams` for a name just inserted; undefined for numbers and identifiers, in which a slip means another instrument. */
export const gramsRow = (rowid: number, { fold, kind }: Name): [rowid: number, grams: string] | undefined =>
  kind === 'title' || kind === 'alias' ? [rowid, gramsOf(fold).join(' ')] : undefined

/** Takes the names of one instrument out again, before others are inserted. Each statement has the instrument's id as its only value. */
export const REMOVE_NAMES = [
  'DELETE FROM name_grams WHERE rowid IN (SELECT rowid FROM name WHERE instrument_id = ?)',
  'DELETE FROM name WHERE instrument_id = ?',
] as const

/** Each gram of a folded name once. Spaces are `_`, which stands at both ends, too. */
export function gramsOf(fold: string): string[] {
  const grams = new Set<string>()
  const characters = [...`_${fold.replaceAll(' ', '_')}_`]
  for (let at = 0; at < characters.length; at++) {
    const [a = '', b = '', c = ''] = characters.slice(at, at + 3)
    if (HAN.test(a) && HAN.test(b)) grams.add(a + b)
    else if (c !== '' && !HAN.test(a) && !HAN.test(b) && !HAN.test(c)) grams.add(a + b + c)
  }
  return [...grams]
}

const HAN = /\p{Script=Han}/u
