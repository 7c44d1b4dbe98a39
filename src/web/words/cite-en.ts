/** What the interface says where it helps to cite, in English. */
export const citeEn = {
  link: 'Cite',
  title: (what: string) => `Cite ${what}`,
  what: 'Each form leads to the wording of one day, which stays at its address whatever becomes of the law.',
  quote: 'Words to be quoted',
  quoteHint: 'Copy them from the text. The link then leads to these words, and browsers that can mark them.',
  make: 'Make the citation',
  found: 'These words stand in the text.',
  notFound: 'These words do not stand in this text as they are. Look at the spelling, or at the day of the text.',
  address: 'Link',
  plain: 'Plain text',
  file: 'as a file',
  /** Parts of a citation. */
  number: (title: string, number: string) => `${title} (${number})`,
  textOf: (kind: 'as-made' | 'consolidated', day: string) =>
    kind === 'as-made' ? `text as made on ${day}` : `text as consolidated to ${day}`,
  status: (status: string, day: string) => `${status} on ${day}`,
  presumed: (status: string, day: string) => `presumed ${status} on ${day}`,
  /** `by`: the collection, and the day of its list. */
  listed: (status: string, day: string, by: string) => `listed as ${status} on ${day} (${by})`,
  mayNot: (status: string, day: string) => `${status} on ${day}: it may not have commenced`,
  moreFlags: (count: string) => `Further flags on it, not reviewed: ${count}.`,
  accessed: (day: string) => `accessed ${day}`,
  quoted: (quote: string) => `“${quote}”`,
  sentence: (parts: readonly string[]) => `${parts.join(', ')}.`,
  unknown: 'Nothing here has the address that shall be cited. Give the path of a text or provision as “to”.',
}
