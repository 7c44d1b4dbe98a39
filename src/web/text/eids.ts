import type { Language } from '../../law/instrument.ts'

const ENGLISH: Readonly<Record<string, string>> = {
  sec: 'section',
  art: 'article',
  reg: 'regulation',
  rule: 'rule',
  para: 'paragraph',
  att: 'Schedule',
  part: 'Part',
  subpart: 'subpart',
  chp: 'Chapter',
  title: 'Title',
  book: 'Book',
  preamble: 'the opening',
  body: 'the text',
}
const CHINESE: Readonly<Record<string, string>> = {
  sec: '节',
  art: '条',
  reg: '条',
  rule: '条',
  para: '段',
  part: '编',
  subpart: '分编',
  chp: '章',
  title: '篇',
  book: '卷',
}

interface Step {
  readonly unit: string
  readonly number: string | null
}

/** `att_1__para_3` in its steps; the mark of a number that stands twice (`~2`) is none of a reader's. */
const stepsOf = (eId: string): Step[] =>
  eId.split('__').map((part) => {
    const [, unit = part, number = null] = /^([a-z]+)(?:_(.+?))?(?:~\d+)?$/.exec(part) ?? []
    return { unit, number }
  })

/**
 * What a provision is called in a sentence, from its eId alone: `section 10A`, `paragraph 3 of Schedule 1`, `第133条之1`. Where the
 * text itself is at hand its own words are better (`placeName`).
 */
export function eIdName(eId: string, language: Language): string {
  const steps = stepsOf(eId)
  if (language === 'zh') return steps.map(chineseStep).join('')
  return steps
    .toReversed()
    .map(({ unit, number }) => [ENGLISH[unit] ?? unit, number].filter(Boolean).join(' '))
    .join(' of ')
}

function chineseStep({ unit, number }: Step): string {
  if (unit === 'preamble') return '开头'
  if (unit === 'body') return '正文'
  if (unit === 'att') return `附件${number ?? ''}`
  const [main, ...further] = (number ?? '').split('-')
  return `第${main}${CHINESE[unit] ?? unit}${further.map((it) => `之${it}`).join('')}`
}
