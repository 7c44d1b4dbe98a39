import type { Html } from '../html.ts'
import { html } from '../html.ts'

/** What the interface says of texts that cite each other, in English. */
export const citationsEn = {
  title: 'What it cites, and what cites it',
  titleOf: (title: string) => `${title}: what it cites, and what cites it`,
  cites: (count: string, one: boolean) => (one ? `It cites ${count} text` : `It cites ${count} texts`),
  citedBy: (count: string, one: boolean) => (one ? `${count} text cites it` : `${count} texts cite it`),
  all: (count: string) => `All ${count}`,
  /** A provision that cites, and those of the other text that it names. */
  names: (from: Html, to: Html) => html`${from} → ${to}`,
  more: (count: string) => `${count} more`,
  relies: { cites: 'relied on as law', citedBy: 'relies on it as law' },
  mentions: { cites: 'only mentioned', citedBy: 'only mentions it' },
  note: 'Read from the newest texts held here, not reviewed. A text that speaks of another in a definition, in telling its history or where it amends it does not rely on it.',
  relying: {
    heading: 'What relies on it',
    none: 'Nothing held here that is in force relies on it, as far as its words say.',
    count: (instruments: string, provisions: string, one: boolean, oneProvision: boolean) =>
      `${instruments} ${one ? 'text' : 'texts'} in force, or not known to have ended, ${one ? 'relies' : 'rely'} on it as law, in ${provisions} ${oneProvision ? 'provision' : 'provisions'}.`,
    countOfPart: (instruments: string, one: boolean) =>
      `${instruments} ${one ? 'text' : 'texts'} in force, or not known to have ended, ${one ? 'relies' : 'rely'} on this provision by name.`,
    all: 'All that cite it',
  },
  mend: {
    link: 'To be mended',
    title: 'References to law that is gone',
    what: 'Texts in force that rely on another as law although that one is repealed, or another text says that it is. Each reference may have to be changed when its text is next amended.',
    note: 'Definitions, history, savings and amendments of the dead text are left out. What rests on a flag falls away when that flag is rejected.',
    count: (texts: string, one: boolean) => (one ? `${texts} text to mend` : `${texts} texts to mend`),
    none: 'No text here relies on law that is gone.',
    noneFiltered: 'No text of this jurisdiction relies on law that is gone.',
    since: (day: Html) => html`gone since ${day}`,
    rests: (link: Html) => html`rests on ${link}`,
    flag: 'a flag, not reviewed',
    places: 'where it says so',
    feed: 'References to be mended',
  },
}
