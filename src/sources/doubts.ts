import type { Day } from '../law/day.ts'
import { editDistance } from '../law/edit-distance.ts'
import type { ValueReader } from './values.ts'

/** Keys that front matter may have and that are not asked for by name elsewhere. */
const KEYS = (
  'title identifier country jurisdiction rank issuer language document_number made_date publication_date commencement_date expiry_date ' +
  'last_updated status source subjects aliases made_under implements amends repeals replaces repealed_by repealed_on'
).split(' ')

/** Notes keys that look like slips of keys we know: `publicaton_date`. Any other further key is somebody's own and is kept. */
export function noteSlips(read: ValueReader): void {
  for (const key of Object.keys(read.rest())) {
    const plain = key.toLowerCase().replaceAll('-', '_')
    const meant = KEYS.find(
      (known) => `${known}s` !== plain && known !== `${plain}s` && editDistance(plain, known, known.length < 10 ? 1 : 2) !== undefined,
    )
    if (meant)
      read.note(
        key,
        'unknown-key',
        `The key ${key} means nothing here; perhaps ${meant} is meant.`,
        `Write ${meant}, or another key if it is your own.`,
      )
  }
}

/** Notes values that can be read and yet cannot be meant. */
export function noteDoubts(
  read: ValueReader,
  { language, commencesOn, expiresOn, source }: { language: string; commencesOn: Day | null; expiresOn: Day | null; source: string | null },
): void {
  if (commencesOn && expiresOn && expiresOn <= commencesOn)
    read.note(
      'expiry_date',
      'dates-disagree',
      `expiry_date ${expiresOn} is not after commencement_date ${commencesOn}.`,
      'Correct one of the two.',
    )
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(language))
    read.note('language', 'bad-value', `The language “${language.slice(0, 40)}” is no language code.`, 'Write a code such as en or zh.')
  if (source !== null && !/^https?:\/\//i.test(source))
    read.note('source', 'bad-value', 'The source is not a web address, so nobody can follow it.', 'Write it in full, with https://.')
}
