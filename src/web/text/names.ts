import type { Instrument, Language } from '../../law/instrument.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { Provision, ProvisionKind } from '../../law/provision.ts'
import { eIdName } from './eids.ts'

const han = /\p{Script=Han}/u

/** The language that a piece of text is written in, where its script tells; else `otherwise`. */
export const languageOf = (text: string, otherwise: Language): Language =>
  han.test(text)
    ? /^(zh|ja|ko)/.test(otherwise)
      ? otherwise
      : 'zh'
    : /^(zh|ja|ko)/.test(otherwise) && /[a-z]/i.test(text)
      ? 'en'
      : otherwise

/** The language of an instrument's main title: the likely one of its jurisdiction unless its script says otherwise. */
export const titleLanguage = (of: Pick<Instrument, 'title' | 'jurisdiction'>): Language =>
  languageOf(of.title, likelyLanguage(of.jurisdiction))

export interface Title {
  readonly text: string
  readonly language: Language
}

/** All titles, that in `preferred` first where there is one, each of them once. */
export function titlesOf(of: Pick<Instrument, 'title' | 'titles' | 'jurisdiction'>, preferred: Language): readonly [Title, ...Title[]] {
  const main = { text: of.title, language: titleLanguage(of) }
  const others = Object.entries(of.titles).map(([language, text]) => ({ text, language }))
  const wanted = main.language === preferred ? main : (others.find((title) => title.language === preferred) ?? main)
  const rest = [main, ...others].filter((title) => title.text !== wanted.text)
  return [wanted, ...rest]
}

const ENGLISH_KINDS: Readonly<Partial<Record<ProvisionKind, string>>> = {
  part: 'Part',
  chapter: 'Chapter',
  section: 'Section',
  article: 'Article',
  schedule: 'Schedule',
  paragraph: 'Paragraph',
}

const CHINESE_KINDS: Readonly<Partial<Record<ProvisionKind, string>>> = {
  part: '编',
  chapter: '章',
  section: '条',
  article: '条',
  paragraph: '段',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a provision is called in the language of its text: "Section 5", "第五条"; its heading where it has no number. */
export function provisionName(provision: Pick<Provision, 'kind' | 'number' | 'heading' | 'eId'>, language: Language): string {
  const { number, heading, kind } = provision
  if (number === null) return heading ?? capital(eIdName(provision.eId, language))
  // A Chinese text of foreign law keeps its bare numbers; a Chinese reader still expects 第13条.
  if (language === 'zh' && CHINESE_KINDS[kind] !== undefined && /^\d{1,4}[A-Z]{0,2}$/.test(number))
    return `第${number}${CHINESE_KINDS[kind]}`
  const kindName = language === 'en' && /^[0-9A-Z]{1,6}$/.test(number) ? ENGLISH_KINDS[kind] : undefined
  return kindName === undefined ? number : `${kindName} ${number}`
}
