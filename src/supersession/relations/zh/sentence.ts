/** Words of a text as its readers compare them: white space and marks left out, characters in one width, brackets of one form. */
export interface Folded {
  readonly plain: string
  /** For each character of `plain` its offset in the text. */
  readonly at: Uint32Array
}

/** One sentence, also where hard line ends cut it into paragraphs. `start` and `end` are offsets in the text. */
export interface Sentence extends Folded {
  readonly start: number
  readonly end: number
}

const FORMS = new Map<string, string>(
  (
    [
      ['，', ',﹐､'],
      ['；', ';﹔'],
      ['：', ':﹕︰'],
      ['（', '(﹙⑴'],
      ['）', ')﹚'],
      ['〔', '[［【﹝〖'],
      ['〕', ']］】﹞〗'],
      ['〈', '<‹﹤＜〈⟨'],
      ['〉', '>›﹥＞〉⟩'],
      ['《', '«⟪'],
      ['》', '»⟫'],
      ['。', '｡'],
    ] as const
  ).flatMap(([form, others]) => Array.from(others, (other) => [other, form] as const)),
)
const NOISE = /[\s*_\\\u200b-\u200f\u2060\ufeff]/

/** Punctuation that readers tell apart by width keeps the Chinese form; letters and digits the narrow one; '' for noise. */
function folded(character: string, code: number): string {
  if (NOISE.test(character)) return ''
  const form = FORMS.get(character)
  if (form !== undefined) return form
  if (code < 0xff01 || code > 0xff5e || '，；：（）！？'.includes(character)) return character
  return String.fromCharCode(code - 0xfee0)
}

export function fold(text: string, start: number, end: number): Folded {
  const at = new Uint32Array(end - start)
  let plain = ''
  let length = 0
  for (let index = start; index < end; index += 1) {
    const from = index
    // Most of a Chinese text is ideographs, which stay as they are.
    for (let code = text.charCodeAt(index); index < end && code >= 0x4e00 && code <= 0x9fff; code = text.charCodeAt(index)) {
      at[length] = index
      length += 1
      index += 1
    }
    if (index > from) plain += text.slice(from, index)
    if (index >= end) break
    const character = folded(text[index] ?? '', text.charCodeAt(index))
    if (character === '') continue
    plain += character
    at[length] = index
    length += 1
  }
  return { plain, at: at.subarray(0, length) }
}

/** Sentences longer than this are cut: no real one is, and hostile text must not cost more than its length. */
const LONGEST = 4000
const ENDS = '。！？!?｡'
const NUMBER = '一二三四五六七八九十百千零〇○两0-9０-９'
/** How a paragraph of its own opens: an article, a heading, an item, an inserted quotation, a row. */
export const OPENS = new RegExp(
  `^[\\s\\u3000]*(?:\\**第[${NUMBER}]+[编章节条]|[#|>“"]|<!|[-*+] |[（(][${NUMBER}]+[)）]|[${NUMBER}]+[、.．)）]|附[件录表则]|[\\u2460-\\u2473])`,
)

/** A paragraph that the next one goes on with: an open bracket, a comma, or a long line that just breaks off. */
function goesOn(line: string, next: string): boolean {
  if (OPENS.test(next) || /^[\s#|]/.test(line)) return false
  const opened = line.split(/[《〈]/).length - line.split(/[》〉]/).length
  if (opened > 0) return true
  return /[，、,（(]\s*$/.test(line) || (line.length >= 20 && /[\p{Script=Han}\d]\s*$/u.test(line))
}

function lineFrom(text: string, lineEnd: number, floor: number): number {
  let from = lineEnd
  while (from > floor && text[from - 1] !== '\n' && text[from - 1] !== '\r') from -= 1
  return from
}

function startOf(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST)
  for (let index = at - 1; index >= least; index -= 1) {
    const character = text[index] ?? ''
    if (ENDS.includes(character)) return index + 1
    // In a list of titles a semicolon may stand between two of them.
    if ((character === '；' || character === ';') && !/[》）)〉]/.test(text[index - 1] ?? '')) return index + 1
    if (character === '\n' || character === '\r') {
      let last = index
      while (last >= least && /\s/.test(text[last] ?? '')) last -= 1
      if (last < least) return index + 1
      const line = text.slice(lineFrom(text, last + 1, least), last + 1)
      if (!goesOn(line, text.slice(index + 1, index + 40))) return index + 1
      index = last + 1
    }
  }
  return least
}

function endOf(text: string, at: number): number {
  const most = Math.min(text.length, at + LONGEST)
  for (let index = at; index < most; index += 1) {
    const character = text[index] ?? ''
    if (ENDS.includes(character)) return index + 1
    if (character === '；' || character === ';') return index
    if (character === '\n' || character === '\r') return index
  }
  return most
}

/** The sentences at or behind `from` that hold a match of the pattern (global), each once, in order. */
export function sentencesWith(text: string, pattern: RegExp, from: number): Sentence[] {
  const sentences: Sentence[] = []
  let floor = from
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = startOf(text, match.index, floor)
    const end = Math.max(endOf(text, match.index + match[0].length), match.index + match[0].length)
    const whole = fold(text, start, end)
    const [first, last] = [whole.at[0], whole.at[whole.at.length - 1]]
    if (first !== undefined && last !== undefined) sentences.push({ ...whole, start: first, end: last + 1 })
    floor = end
    pattern.lastIndex = end
  }
  return sentences
}

/** Whether an offset lies in a quotation that other words insert: “…”, over several paragraphs where each or only the first opens one. */
export function quotations(text: string): (at: number) => boolean {
  const spans: (readonly [number, number])[] = []
  let open = -1
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '”') {
      if (open >= 0) spans.push([open, index])
      open = -1
    } else if (open < 0 || !/(?:^|[\n\r])[\s\u3000]*$/.test(text.slice(Math.max(0, index - 12), index))) open = index
  }
  return (at) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.[1] ?? 0) < at) low = middle + 1
      else high = middle
    }
    const span = spans[low]
    return (span !== undefined && span[0] < at) || oddMarks(text, at)
  }
}

/** Straight marks open and close alike: an odd number of them before the offset in its paragraph. */
function oddMarks(text: string, at: number): boolean {
  let odd = false
  for (let index = at - 1; index >= Math.max(0, at - LONGEST) && text[index] !== '\n'; index -= 1) if (text[index] === '"') odd = !odd
  return odd
}
