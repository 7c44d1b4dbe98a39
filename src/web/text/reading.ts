import { decodeHTML } from 'entities'

/**
 * Markdown as people read it aloud: line by line, without its marks. Cells of a table stand apart by a tab, items of a list behind a
 * hyphen. Takes time in proportion to the length of the text.
 */
export const readingText = (markdown: string): string =>
  decodeHTML(
    markdown
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/^[-:| \t*_]+$/gm, withoutRule)
      .replaceAll(/^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/gm, '')
      .replaceAll(/^[ \t]*\|.*$/gm, rowText)
      .replaceAll(/^([ \t]*)[*+-][ \t]+/gm, '$1- ')
      .replaceAll(/^[ \t]{0,3}>[ \t]?/gm, '')
      .replaceAll(/\]\([^()\s]{0,2000}\)/g, ']')
      .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
      .replaceAll(/\\([!-/:-@[-`{-~])|\*+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, (_mark, escaped: string | undefined) => escaped ?? '')
      .replaceAll(/(?<![ \t])[ \t]+$/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n'),
  ).trim()

/** A line across the page, or between the head of a table and its rows; other lines of such marks stay. */
const withoutRule = (line: string): string => (/^[*_ \t]{3,}$/.test(line) || (line.includes('---') && !/[*_]/.test(line)) ? '' : line)

const rowText = (row: string): string =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .join('\t')
