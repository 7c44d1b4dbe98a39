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
export const likelyLanguage = (jurisdiction: Jurisdiction): Language =>
  new Intl.Locale(`und-${countryOf(jurisdiction)}`).maximize().language
