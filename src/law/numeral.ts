const DIGITS = new Map<string, number>([...'〇零○Ｏ0'].map((c) => [c, 0]))
for (const [index, forms] of ['一壹1', '二贰两2', '三叁3', '四肆4', '五伍5', '六陆6', '七柒7', '八捌8', '九玖9'].entries())
  for (const form of forms) DIGITS.set(form, index + 1)
const UNITS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['万', 10_000],
])

/** The class of characters that Chinese numbers of provisions are written with, full-width digits included; for use inside `[…]`. */
export const CHINESE_NUMERALS = '〇零○一二三四五六七八九十百千两0-9０-９'

/** 一千二百六十, 一二六〇, 133 and １３３ as an integer; undefined where the text is no number or is longer than one could be. */
export function chineseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC')
  if (plain === '' || plain.length > 12) return undefined
  let total = 0
  let digit: number | undefined
  for (const character of plain) {
    const value = DIGITS.get(character)
    const unit = UNITS.get(character)
    if (unit === 10_000) {
      total = (total + (digit ?? 0)) * unit
      digit = undefined
    } else if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = undefined
    } else if (value === undefined) return undefined
    else digit = (digit ?? 0) * 10 + value
  }
  return total + (digit ?? 0)
}

const ROMAN = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100],
  ['D', 500],
  ['M', 1000],
])

/**
 * A Roman numeral (XLIV, either case) as an integer; undefined where the text is none. A lone L, C, D or M is taken for a letter:
 * schedules A to D are common, a hundredth Part is not.
 */
export function romanNumber(text: string): number | undefined {
  if (/^[LCDM]$/i.test(text)) return undefined
  if (!/^M{0,4}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})$/i.test(text) || text === '') return undefined
  let total = 0
  let before = 0
  for (const letter of [...text.toUpperCase()].toReversed()) {
    const value = ROMAN.get(letter) ?? 0
    total += value < before ? -value : value
    before = Math.max(before, value)
  }
  return total
}

const ORDINALS = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
    'seventeenth eighteenth nineteenth twentieth'
  )
    .split(' ')
    .map((word, index) => [word, index + 1] as const),
)
const TENS = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
])

/** An English ordinal in words (First … Forty-ninth, either case) as an integer. */
export function ordinalNumber(text: string): number | undefined {
  const word = text.toLowerCase()
  const simple = ORDINALS.get(word)
  if (simple !== undefined) return simple
  const [tens, units] = word.split(/[-\s]/)
  const ten = TENS.get(tens ?? '')
  const unit = ORDINALS.get(units ?? '')
  if (ten !== undefined && unit !== undefined && unit < 10) return ten + unit
  return { thirtieth: 30, fortieth: 40, fiftieth: 50 }[word]
}

/** "IV" and "4" as "4"; what is no numeral stays as it is. */
export const inFigures = (number: string): string => (/^\d/.test(number) ? number : String(romanNumber(number) ?? number))
