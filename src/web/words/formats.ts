import type { Day } from '../../law/day.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Ui } from './words.ts'

const LOCALES: Readonly<Record<Ui, string>> = { en: 'en-GB', zh: 'zh-CN' }

/** How days and numbers are written in a language of the interface. */
export interface Formats {
  /** "26 May 1927", "1927年5月26日". */
  day(value: Day): string
  /** The same as a `time` element. */
  time(value: Day): Html
  number(value: number): string
  /** "title, number and day", "标题、文号和日期". */
  list(values: readonly string[]): string
}

function formatsOf(ui: Ui): Formats {
  const days = new Intl.DateTimeFormat(LOCALES[ui], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(LOCALES[ui])
  const lists = new Intl.ListFormat(LOCALES[ui], { type: 'conjunction' })
  const day = (value: Day): string => days.format(new Date(`${value}T00:00:00Z`))
  return {
    day,
    time: (value) => html`<time datetime="${value}">${day(value)}</time>`,
    number: (value) => numbers.format(value),
    list: (values) => lists.format(values),
  }
}

export const FORMATS: Readonly<Record<Ui, Formats>> = { en: formatsOf('en'), zh: formatsOf('zh') }
