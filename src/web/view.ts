import type { Day } from '../law/day.ts'
import { dayOfInstant } from '../law/day.ts'
import type { Instrument, Language } from '../law/instrument.ts'
import { titlesOf } from './text/names.ts'
import type { Title } from './text/names.ts'
import type { Formats } from './words/formats.ts'
import { FORMATS } from './words/formats.ts'
import { jurisdictionLabel, languageLabel, rankLabel } from './words/labels.ts'
import type { Ui, Words } from './words/words.ts'
import { DICTIONARIES } from './words/words.ts'

/** What every page knows of the request that it answers. */
export interface View {
  readonly ui: Ui
  readonly words: Words
  readonly formats: Formats
  readonly url: URL
  /** The day of the request, in UTC. */
  readonly today: Day
  readonly jurisdiction: (code: string) => string
  readonly rank: (rank: string) => string
  readonly languageName: (code: Language) => string
  /** The title to show: that in the interface's language where there is one. */
  readonly title: (of: Pick<Instrument, 'title' | 'titles' | 'jurisdiction'>) => Title
}

export function createView(url: URL, ui: Ui, now: Date): View {
  return {
    ui,
    words: DICTIONARIES[ui],
    formats: FORMATS[ui],
    url,
    today: dayOfInstant(now),
    jurisdiction: (code) => jurisdictionLabel(code, ui),
    rank: (rank) => rankLabel(rank, ui),
    languageName: (code) => languageLabel(code, ui),
    title: (of) => titlesOf(of, ui)[0],
  }
}
