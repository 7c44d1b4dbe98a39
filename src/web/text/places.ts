import type { Language } from '../../law/instrument.ts'
import type { NamedProvision } from '../../register/findings.ts'
import { html } from '../html.ts'
import type { Place } from '../words/flags-en.ts'
import { languageOf, provisionName } from './names.ts'

/** `SECOND SCHEDULE` as a sentence has it: `Second Schedule`; Roman numerals and letters stay. */
const quieter = (name: string): string =>
  name.replaceAll(/\b[A-Z]{3,}\b/g, (word) => (/^[IVXLC]+$/.test(word) ? word : word[0] + word.slice(1).toLowerCase()))

/** What a provision of an English text is called within a sentence: `section 4`, `the Second Schedule`, `Part II`. */
function englishName(provision: NamedProvision): string {
  const name = quieter(provisionName(provision, 'en'))
  if (provision.number === null) return `“${name}”`
  if (provision.kind === 'section' || provision.kind === 'paragraph') return name[0]?.toLowerCase() + name.slice(1)
  return provision.kind === 'schedule' && !/\d|\b[A-Z]$/.test(name) ? `the ${name}` : name
}

/** What a provision is called within a sentence, in the language of its text, with the schedule that it stands in: `Part I of the Second Schedule`. */
export function placeName(provision: NamedProvision, language: Language): string {
  const schedule = provision.schedule ?? null
  const around = schedule === null ? null : ({ kind: 'schedule', number: schedule, heading: null, eId: '' } as const)
  if (language === 'en') return around ? `${englishName(provision)} of ${englishName(around)}` : englishName(provision)
  return `${around ? provisionName(around, language) : ''}${provisionName(provision, language)}`
}

/** Provisions for a sentence. A text without numbered units has one that is all of it, and nothing to call it by. */
export const placesOf = (provisions: readonly NamedProvision[], otherwise: Language): Place[] =>
  provisions
    .filter((provision) => provision.kind !== 'body' && (provision.number ?? provision.heading) !== null)
    .map((provision) => {
      const language = languageOf(`${provision.number ?? ''}${provision.heading ?? ''}`, otherwise)
      return {
        name: html`<span lang="${language}">${placeName(provision, language)}</span>`,
        schedule: provision.kind === 'schedule' || (provision.schedule ?? null) !== null,
        language,
      }
    })
