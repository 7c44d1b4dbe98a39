import type { Language } from '../../law/instrument.ts'
import { english } from './en/read.ts'
import type { LanguageReader } from './language.ts'
import { chinese } from './zh/read.ts'

/** The languages whose texts are read for relations. */
export const readers: Readonly<Record<Language, LanguageReader | undefined>> = { en: english, zh: chinese }
