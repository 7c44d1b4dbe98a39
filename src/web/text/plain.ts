/**
 * A person's own words, fit to be shown among ours: without control characters, and without the marks that would turn the
 * direction of what stands after them (Unicode Bidirectional Algorithm, explicit formatting characters).
 */
export const plainText = (text: string): string => text.replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
