/** No Han character stands below; texts without any, which are most, are told at once. */
const MAY_HOLD_HAN = /[\u2E80-\uFFFF]/
const HAN_RUN = /\p{Script=Han}+/gu
/** Full-width forms, as Chinese texts mix them with plain ones, and ligatures. */
const COMPATIBLE = /[\uFB00-\uFB06\uFF01-\uFFEF\u2460-\u24FF\u3220-\u3247]/
/** The marks of editors in revised texts: `F12[`, `C3`. */
const EDITORIAL = /\b[FCE]\d{1,4}\[/g
const LINK_TARGET = /\]\([^()\s]{1,2000}\)/g
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|#\d{1,6});/g

/**
 * A text as the full-text index sees it, the texts of provisions and of queries alike. A run of Han characters, which has no spaces
 * between its words, becomes its pairs of neighbours and its last character: 政府信息 is 政府 府信 信息 息, so that a run of two or
 * more is found by its pairs and one character as the beginning of a token. Everything else is left to FTS5's tokenizer.
 */
export function indexed(text: string): string {
  let plain = text
  if (COMPATIBLE.test(plain)) plain = plain.normalize('NFKC')
  return MAY_HOLD_HAN.test(plain) ? plain.replace(HAN_RUN, (run) => ` ${hanTokens(run).join(' ')} `) : plain
}

/** The tokens of a run of Han characters. */
export function hanTokens(run: string): string[] {
  const characters = run.length === [...run].length ? run.split('') : [...run]
  const tokens: string[] = []
  for (let at = 0; at < characters.length - 1; at++) tokens.push((characters[at] ?? '') + (characters[at + 1] ?? ''))
  tokens.push(characters.at(-1) ?? '')
  return tokens
}

/** The texts of one row of the full-text index. */
export interface IndexRow {
  readonly title: string
  readonly heading: string | null
  /** Markdown, as it stands in the file. */
  readonly text: string
}

/** The values of `INSERT_INDEX_ROW` after the row's id: title, heading, body. */
export function indexRow({ title, heading, text }: IndexRow): [title: string, heading: string, body: string] {
  return [indexed(title), heading === null ? '' : indexed(heading), indexed(readable(text))]
}

/** Markdown without what is no part of the law's words: marks of editors, targets of links, entities. */
export function readable(text: string): string {
  let body = text
  if (body.includes('[')) body = body.replace(EDITORIAL, '').replace(LINK_TARGET, ']')
  if (body.includes('&')) body = body.replace(ENTITY, ' ')
  return body
}
