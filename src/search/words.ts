import type { WordQuery } from './engine.ts'
import { hanTokens } from './indexed.ts'

/** What a query for words looks for, before any engine's syntax. */
export interface Words {
  /** Words outside Han script, folded for comparing: lower case, without accents. */
  readonly latin: readonly string[]
  /** Runs of Han characters. */
  readonly han: readonly string[]
  /** The texts that were put in quotation marks, as they were written. */
  readonly phrases: readonly string[]
  /** Whether the query asks something, so that no text can be expected to hold all of its words. */
  readonly question: boolean
  /** Whether all words only carry grammar, and so stand in nearly every text. */
  readonly empty: boolean
  /** Whether the query holds more than is looked for. */
  readonly cut: boolean
}

/** Words and runs looked for at most: more of them make an answer slower, hardly better. */
const MOST = 24
const MOST_PAIRS = 96
/** In UTF-16 code units. */
const LONGEST = 1000

const TOKEN = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu
const ASKS =
  /[?？]|^\s*(?:who|whom|whose|what|when|where|which|why|how|can|could|may|must|do|does|did|is|are|was|were|will|would|should|shall|am|has|have|if|i|my)\b|\b(?:can|could|may|must|do|does|did|should|would|is|are) (?:i|we|you|he|she|they|my|our|someone|somebody|anyone)\b|[吗呢么]|怎样|如何|是否|能否|可否|哪些|哪个|哪里|多少|多久|为何|为什么|谁/iu

/** Words that carry grammar, not matter. They are looked for only where a query has no other, or within quotation marks. */
const FUNCTION_WORDS = new Set(
  (
    'a an the of to in on at by for from with without and or nor but as is are was were be been being am do does did done can could may might must shall should would ' +
    'i me my you your he him his she her it its we us our they them their this that these those there here who whom whose what when where which why how if then than ' +
    'so not no any some such have has had get got about into under over between because while after before during also just only too very s t'
  ).split(' '),
)
const FUNCTION_PAIR = /[的吗呢吧啊么了哪谁]|是否|什么|怎么|如何|可以|能否|可否|应该|应当|怎样|需要|有没|没有|多少|多久|为何|还是|或者|以及/u

/** What an engine is asked, as words. */
export const wordsAsked = ({ text, exact = false }: Pick<WordQuery, 'text' | 'exact'>): Words =>
  exact ? { latin: [], han: [], phrases: [text], question: false, empty: false, cut: false } : readWords(text)

/** Reads a query as words. Any text is allowed and none of it is syntax but pairs of quotation marks. */
export function readWords(text: string): Words {
  const plain = text.slice(0, LONGEST).normalize('NFKC')
  const { phrases, rest } = takeQuotations(plain)
  let cut = text.length > LONGEST
  const latin = new Set<string>()
  const han = new Set<string>()
  const question = ASKS.test(rest)
  // Titles and numbers are taken as they are; only a sentence has grammar that could be in the way.
  const { matter: sentence, nouns } = question ? withoutGrammar(rest) : { matter: rest, nouns: NO_NOUNS }
  for (const [, run, word] of sentence.matchAll(TOKEN)) {
    if (latin.size + han.size >= MOST) {
      cut = true
      break
    }
    if (run) han.add(run)
    else if (word) latin.add(foldWord(word))
  }
  const matter = [...latin].filter((word) => !FUNCTION_WORDS.has(word) || nouns.has(word))
  const empty = matter.length + han.size === 0 && phrases.every((phrase) => words(phrase).every((word) => FUNCTION_WORDS.has(word)))
  return { latin: matter.length + han.size + phrases.length > 0 ? matter : [...latin], han: [...han], phrases, question, empty, cut }
}

const words = (text: string): string[] => [...text.matchAll(TOKEN)].map(([word]) => foldWord(word))

const NO_NOUNS: ReadonlySet<string> = new Set()
/** "can't", and what follows the apostrophe in "I'll". */
const CONTRACTION = /\b\p{L}+n['’]t\b|['’](?:s|ll|ve|re|d|m)\b/giu
/** Asks for a measure; the adjective is not the matter: "how old". */
const MEASURE = /\bhow (?:long|many|much|old|young|often|soon|far|big|high|late|early)\b/gi
/** After an article or a possessive an auxiliary verb is a noun: "his will". */
const NOUN = /\b(?:a|the|his|her|my|your|their|our|its) (will|can|may|might|must)\b/gi

function withoutGrammar(text: string): { matter: string; nouns: ReadonlySet<string> } {
  const matter = text.replace(CONTRACTION, ' ').replace(MEASURE, ' ')
  return {
    matter: /[\p{L}\p{N}]/u.test(matter) ? matter : text,
    nouns: new Set([...matter.matchAll(NOUN)].map(([, noun = '']) => noun.toLowerCase())),
  }
}

/** A word as the index's tokenizer folds it, stemming aside. */
export const foldWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .toLowerCase()

const MOST_PHRASES = 4
const QUOTATION = /"([^"]{3,400})"|“([^“”]{2,400})”|「([^「」]{2,400})」|『([^『』]{2,400})』/gu

/** The quoted texts of two words or more (two Han characters), and what stands outside them. A single quoted word is a word. */
function takeQuotations(text: string): { phrases: string[]; rest: string } {
  const phrases: string[] = []
  const rest = text.replace(QUOTATION, (whole, ...groups: unknown[]) => {
    const quoted = groups.slice(0, 4).find((group): group is string => typeof group === 'string') ?? ''
    const tokens = [...quoted.matchAll(TOKEN)].reduce((count, [, run, word]) => count + (run ? run.length : word ? 1 : 0), 0)
    if (tokens < 2) return whole
    if (phrases.includes(quoted)) return ' '
    if (phrases.length >= MOST_PHRASES) return ` ${quoted} `
    // In a Chinese question, marks around a word or two lay stress on them.
    if (/\p{Script=Han}/u.test(quoted) && tokens < 6) return ` ${quoted} `
    phrases.push(quoted)
    return ' '
  })
  return { phrases, rest }
}

/** The pairs of neighbours in a run of Han characters, without those that only carry grammar unless there are no others. */
export function hanPairs(runs: readonly string[]): string[] {
  const pairs = [...new Set(runs.flatMap((run) => hanTokens(run).slice(0, -1)))]
  const matter = pairs.filter((pair) => !FUNCTION_PAIR.test(pair))
  return (matter.length > 0 ? matter : pairs).slice(0, MOST_PAIRS)
}
