/** A title in 《》 or a remark in （） that lies in no other bracket. Offsets are those of the sentence's plain words. */
export interface Bracketed {
  readonly kind: 'title' | 'remark'
  /** Behind the outer brackets; inner ones of a title always as 《》. */
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface Brackets {
  readonly plain: string
  readonly all: readonly Bracketed[]
  /** The words with everything inside brackets blotted out, as long as they were: `《■■》（■）同时废止`. */
  readonly masked: string
}

const CLOSES: Readonly<Record<string, string>> = { '》': '《', '〉': '〈', '）': '（' }

/** Pairs brackets in one pass; one that is closed by another form (《…〉) is paired only where nothing else closes it. */
function pairs(plain: string): Map<number, number> {
  const found = new Map<number, number>()
  const loose = new Map<number, number>()
  const stack: number[] = []
  const open: Record<string, number> = { '《': 0, '〈': 0, '（': 0 }
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain[index] ?? ''
    const opener = CLOSES[character]
    if (character in open) {
      stack.push(index)
      open[character] = (open[character] ?? 0) + 1
    } else if (opener !== undefined) {
      if ((open[opener] ?? 0) > 0) {
        for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
          const form = plain[top] ?? ''
          open[form] = (open[form] ?? 0) - 1
          if (form === opener) {
            found.set(top, index)
            break
          }
        }
      } else if (character !== '）') {
        const top = stack.at(-1)
        if (top !== undefined && plain[top] !== '（' && !loose.has(top)) loose.set(top, index)
      }
    }
  }
  for (const top of stack) {
    const close = loose.get(top)
    if (close !== undefined) found.set(top, close)
  }
  return found
}

const titleOf = (inner: string): string => {
  const text = inner.replaceAll('〈', '《').replaceAll('〉', '》')
  return /^《[^《》]*》$/.test(text) ? text.slice(1, -1) : text
}

export function bracketsOf(plain: string): Brackets {
  const closing = pairs(plain)
  if (closing.size === 0) return { plain, all: [], masked: plain }
  const all: Bracketed[] = []
  let masked = ''
  let behind = 0
  for (const start of [...closing.keys()].toSorted((a, b) => a - b)) {
    const close = closing.get(start) ?? start
    if (start < behind) continue
    const remark = plain[start] === '（'
    const inner = plain.slice(start + 1, close)
    all.push({ kind: remark ? 'remark' : 'title', text: remark ? inner : titleOf(inner), start, end: close + 1 })
    masked += `${plain.slice(behind, start)}${remark ? '（' : '《'}${'■'.repeat(inner.length)}${remark ? '）' : '》'}`
    behind = close + 1
  }
  return { plain, all, masked: masked + plain.slice(behind) }
}
