import type { ReadableText } from '../reading.ts'
import { paragraphsOf, type Block, type Paragraph } from './paragraphs.ts'
import { phraseOf, type Phrase } from './phrase.ts'
import { termsOf, type Terms } from './terms.ts'

/** One paragraph where it stands. */
export interface Passage {
  readonly block: Block
  readonly index: number
  readonly paragraph: Paragraph
}

/** A text opened for reading: its provisions are cut into paragraphs, and these into words, once and only where somebody looks. */
export interface Passages {
  readonly text: ReadableText
  readonly terms: Terms
  /** Where the paragraph that holds the offset stands; undefined in front matter. */
  at(offset: number): Passage | undefined
  /** The words of a paragraph that stand outside longer quotations. */
  phrase(passage: Passage): Phrase
  parent(passage: Passage): Passage | undefined
  /** Where the beginning of a word stands. One search of the text finds all words that any text was searched for before. */
  places(word: string): readonly number[]
}

/** In UTF-16 code units: "repealed" and "repeal of" begin alike. */
const STEM = 5

/** Finds the beginnings of all words that were asked for until now: they are the same for every text. */
interface Finder {
  readonly stems: ReadonlySet<string>
  readonly pattern: RegExp
}

let finder: Finder = { stems: new Set(), pattern: /(?!)/g }

function finderOf(stem: string): Finder {
  if (!finder.stems.has(stem)) {
    const stems = new Set([...finder.stems, stem])
    finder = { stems, pattern: new RegExp([...stems].map((each) => each.replace(/\W/g, '\\$&')).join('|'), 'g') }
  }
  return finder
}

const opened = new WeakMap<ReadableText, Passages>()

export function passagesOf(text: ReadableText): Passages {
  const known = opened.get(text)
  if (known) return known
  const made = open(text)
  opened.set(text, made)
  return made
}

function open(text: ReadableText): Passages {
  const blocks = new Map<number, Block>()
  const searched = new Map<string, number[]>()
  const phrases = new WeakMap<Paragraph, Phrase>()
  const blockAt = (offset: number): Block | undefined => {
    let [low, high] = [0, text.provisions.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((text.provisions[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const provision = text.provisions[low]
    if (!provision || offset < provision.start || offset >= provision.end) return undefined
    const known = blocks.get(low)
    if (known) return known
    const block = paragraphsOf(text, provision)
    blocks.set(low, block)
    return block
  }
  const passage = (block: Block, index: number): Passage | undefined => {
    const paragraph = block.paragraphs[index]
    return paragraph && { block, index, paragraph }
  }
  return {
    text,
    terms: termsOf(text),
    at(offset) {
      const block = blockAt(offset)
      if (!block) return undefined
      let [low, high] = [0, block.paragraphs.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((block.paragraphs[middle]?.start ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const found = passage(block, low)
      return found && found.paragraph.start <= offset && offset < found.paragraph.end ? found : undefined
    },
    phrase({ paragraph }) {
      const known = phrases.get(paragraph)
      if (known) return known
      const phrase = phraseOf(text.text, Math.max(paragraph.content, paragraph.from), Math.max(paragraph.content, paragraph.to))
      phrases.set(paragraph, phrase)
      return phrase
    },
    places(word) {
      const stem = word.slice(0, STEM)
      const { stems, pattern } = finderOf(stem)
      if (!searched.has(stem)) {
        searched.clear()
        for (const each of stems) searched.set(each, [])
        pattern.lastIndex = 0
        for (let match = pattern.exec(text.text); match; match = pattern.exec(text.text)) {
          searched.get(match[0])?.push(match.index)
          pattern.lastIndex = match.index + 1
        }
      }
      return searched.get(stem) ?? []
    },
    parent: ({ block, paragraph }) => (paragraph.parent < 0 ? undefined : passage(block, paragraph.parent)),
  }
}

/** The paragraphs that hold one of the words outside longer quotations, each once, in order. */
export function passagesWith(passages: Passages, words: readonly string[]): Passage[] {
  const { text } = passages.text
  const found = new Map<number, Passage>()
  for (const word of words) {
    let behind = 0
    for (const at of passages.places(word)) {
      if (at < behind || !text.startsWith(word, at)) continue
      const passage = passages.at(at)
      const paragraph = passage?.paragraph
      if (!passage || paragraph?.kind !== 'text' || at < paragraph.from || at >= paragraph.to) continue
      found.set(paragraph.start, passage)
      behind = paragraph.to
    }
  }
  return [...found.values()].toSorted((a, b) => a.paragraph.start - b.paragraph.start)
}
