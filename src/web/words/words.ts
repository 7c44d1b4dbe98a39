import type { Words } from './en.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** The languages of the interface. */
export const UI_LANGUAGES = ['en', 'zh'] as const
export type Ui = (typeof UI_LANGUAGES)[number]
export type { Words } from './en.ts'

export const DICTIONARIES: Readonly<Record<Ui, Words>> = { en, zh }

export const parseUi = (text: string | null | undefined): Ui | undefined => UI_LANGUAGES.find((ui) => ui === text)

/** The interface language that an `Accept-Language` header asks for first; English where it asks for neither. */
export function uiOfHeader(header: string | null | undefined): Ui {
  const wanted = (header ?? '').split(',', 50).map((entry, index) => {
    const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
    const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find((q) => q !== undefined)
    return { ui: parseUi(tag.trim().split('-')[0]), quality: quality === undefined ? 1 : Number(quality), index }
  })
  const best = wanted.filter((entry) => entry.ui && entry.quality > 0).toSorted((a, b) => b.quality - a.quality || a.index - b.index)[0]
  return best?.ui ?? 'en'
}
