import { decodeHTML } from 'entities'

/**
 * Markdown as people read it aloud: line by line, without its marks. Cells of a table stand apart by a tab, items of a list behind a
 * hyphen. Takes time in proportion to the length of the text.
 */
export const readingText = (markdown: string): string =>
  decodeHTML(
    markdown
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/^[ \t]{0,3}(?:[-:| \t]*-{3,}[-:| \t]*|[*_ \t]{3,})$/gm, '')
      .replaceAll(/^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/gm, '')
      .replaceAll(/^[ \t]*\|.*$/gm, rowText)
      .replaceAll(/^([ \t]*)[*+-][ \t]+/gm, '$1- ')
      .replaceAll(/^[ \t]{0,3}>[ \t]?/gm, '')
      .replaceAll(/\]\([^()\s]{0,2000}\)/g, ']')
      .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
      .replaceAll(/\\([!-/:-@[-`{-~])|\*+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, (_mark, escaped: string | undefined) => escaped ?? '')
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n'),
  ).trim()

const rowText = (row: string): string =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .join('\t')
