import type { Html } from '../html.ts'
import { html } from '../html.ts'

/** What the interface says of the texts of one instrument, and of what changed between them, in English. */
export const historyEn = {
  link: 'All texts held, and what changed between them',
  title: (title: string) => `${title}: the texts held here`,
  what: 'Each is known to be the law’s text on its own day only.',
  noHistory: 'One text alone is held, so that nothing can be compared.',
  asMade: 'as made',
  consolidated: 'with changes up to that day',
  recorded: (day: Html) => html`recorded by the collection on ${day}`,
  changes: 'what changed since the text before it',
  compare: 'Compare two of them',
  from: 'From',
  to: 'to',
  show: 'Show what changed',
  difference: (title: string, from: string, to: string) => `${title}: what changed from ${from} to ${to}`,
  texts: (from: Html, to: Html) =>
    html`The text of ${from} and that of ${to}, compared as they are read: by provision, then by word. Marks, editors’ notes and spaces make
    no difference.`,
  same: 'The words of both texts are the same.',
  oneText: 'One text is the nearest to both days, so that there is nothing to compare.',
  counts: (changed: string, added: string, removed: string) => `Provisions: ${changed} changed, ${added} added, ${removed} removed.`,
  kinds: { changed: 'changed', added: 'added', removed: 'removed' },
  legend: html`<del>Struck through</del>: only in the earlier text. <ins>Underlined</ins>: only in the later one.`,
  schedules: (count: string, one: boolean) =>
    one
      ? 'The later text is held without schedules: one provision of them in the earlier text is not compared.'
      : `The later text is held without schedules: ${count} provisions of them in the earlier text are not compared.`,
  gap: (count: string) => `… ${count} characters that both have …`,
  whole: 'Read it all',
}
