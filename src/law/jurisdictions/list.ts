import type { Language } from '../instrument.ts'
import { countryOf, type Jurisdiction } from '../jurisdiction.ts'
import { china } from './cn.ts'
import { ireland } from './ie.ts'
import type { JurisdictionRules } from './rules.ts'

const silent: JurisdictionRules = { documentNumberOf: () => null, issuerOf: () => null, madeOnPublication: false, commencesWhenMade: false }

const RULES: Readonly<Record<string, JurisdictionRules>> = { cn: china, ie: ireland }

/** The rules of a jurisdiction, else of its country, else none. */
export const rulesOf = (jurisdiction: Jurisdiction): JurisdictionRules => RULES[jurisdiction] ?? RULES[countryOf(jurisdiction)] ?? silent

/** The language that most law of a country is written in (CLDR likely subtags): `en` for `ie`, `zh` for `cn`. */
export function likelyLanguage(jurisdiction: Jurisdiction): Language {
  const country = countryOf(jurisdiction)
  const known = likely.get(country) ?? new Intl.Locale(`und-${country}`).maximize().language
  likely.set(country, known)
  return known
}

/** By country: a page asks hundreds of times, and each answer of Intl takes some microseconds. */
const likely = new Map<string, Language>()
