/** Words by which a text says of itself that it is not the law's own: a summary, a translation. */
const disclaims =
  /\bnot (?:an? |the )?(?:official|authentic|authoritative) (?:text|edition|version|translation)\b|\bunofficial\b|(?:不是|并非|非)官方|非正式译文/i

/** A preamble may be long, and what it says of itself stands at its beginning. In UTF-16 code units. */
const OPENING = 1500

/** The sentence in which a text says that it is not the official one; null where its opening holds none. */
export function disclaimerOf(preamble: string): string | null {
  const opening = preamble.slice(0, OPENING).replaceAll(/^#.*$/gm, '').replaceAll(/[*_>]/g, '').replaceAll(/\s+/g, ' ')
  const sentences = opening.match(/[^。！？]*?(?:[.!?](?= |$)|[。！？])/g) ?? []
  return sentences.map((sentence) => sentence.trim()).find((sentence) => disclaims.test(sentence)) ?? null
}
