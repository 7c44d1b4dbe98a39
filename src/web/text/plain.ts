import { decodeHTML } from 'entities'
import type { Html } from '../html.ts'

/**
 * A person's own words, fit to be shown among ours: without control characters, and without the marks that would turn the
 * direction of what stands after them (Unicode Bidirectional Algorithm, explicit formatting characters).
 */
export const plainText = (text: string): string => text.replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')

/** The words of a piece of a page: still escaped, as a feed needs them. */
export const wordsOf = async (markup: Html): Promise<string> =>
  String(await markup)
    .replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The same as plain text. */
export const plainWordsOf = async (markup: Html): Promise<string> => decodeHTML(await wordsOf(markup))

/** Characters that XML 1.0 has no place for, even escaped. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** A document of XML without what would make it unreadable. */
export const xmlDocument = (body: string): string => `<?xml version="1.0" encoding="utf-8"?>\n${body.toWellFormed().replaceAll(NO_XML, '')}`
