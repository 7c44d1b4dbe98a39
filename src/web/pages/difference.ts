import type { Day } from '../../law/day.ts'
import { differenceAddress, historyAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { instrumentCrumbs } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import type { Found } from '../routes/found.ts'
import type { Change, Run } from '../text/difference.ts'
import { provisionName } from '../text/names.ts'
import { withMentions } from '../text/mentions.ts'
import type { View } from '../view.ts'

export interface ShownChange {
  readonly change: Change
  readonly runs: readonly Run[]
}

/** Two texts of an instrument, and a page of what changed between them. */
export interface Compared {
  /** The days that were asked for, the earlier first. */
  readonly from: Day
  readonly to: Day
  readonly older: Found
  readonly newer: Found
  readonly changes: readonly Change[]
  /** Provisions of schedules that the later text is held without (text/difference.ts). */
  readonly schedules: number
  readonly shown: readonly ShownChange[]
  readonly page: number
  readonly pages: number
}

const runOf = (view: View, { kind, text }: Run): Html => {
  if (kind === 'removed') return html`<del>${text}</del>`
  if (kind === 'added') return html`<ins>${text}</ins>`
  return kind === 'gap' ? html`<span class="gap">${view.words.history.gap(view.formats.number(text.length))}</span>` : html`${text}`
}

function item(view: View, { older, newer }: Compared, { change, runs }: ShownChange): Html {
  const words = view.words.history
  const entry = change.after ?? change.before
  if (!entry) return html``
  const { language } = newer.expression
  const on = change.after ? newer.expression.on : older.expression.on
  const address = instrumentAddress(newer.instrument, { on, eId: entry.eId, language: newer.address.language })
  const heading = entry.number === null ? '' : html` ${entry.heading ?? ''}`
  return html`<section class="change" aria-labelledby="${change.change}-${entry.eId}">
    <h2 id="${change.change}-${entry.eId}">
      <a href="${address}" lang="${language}">${provisionName(entry, language)}</a><span lang="${language}">${heading}</span>
      <small class="quiet">${words.kinds[change.change]}</small>
    </h2>
    <div class="law difference" lang="${language}">${runs.map((run) => runOf(view, run))}</div>
  </section>`
}

/** What changed from one text to another: only what changed, with its surroundings. */
export function differencePage(view: View, compared: Compared): Html {
  const { older, newer, changes, schedules, shown, page, pages } = compared
  const { words, formats } = view
  const own = words.history
  const { instrument } = newer
  const title = view.title(instrument)
  const [from, to] = [older.expression.on, newer.expression.on]
  const name = (day: typeof from): string => (day === null ? words.provision.undated : formats.day(day))
  const heading = own.difference(title.text, name(from), name(to))
  const count = (kind: keyof typeof own.kinds): string => formats.number(changes.filter(({ change }) => change === kind).length)
  const time = (day: typeof from): Html => (day === null ? html`${words.provision.undated}` : formats.time(day))
  const { language } = newer.address
  const addressOf = (number: number): string =>
    differenceAddress(instrument, compared.from, compared.to, { language }, { page: number > 1 ? number : null })
  const nothing = older.expression.id === newer.expression.id ? own.oneText : own.same
  const json = differenceAddress(instrument, compared.from, compared.to, { language, extension: 'json' })
  return layout(view, {
    title: heading,
    titleLanguage: title.language,
    crumbs: [
      ...instrumentCrumbs(view, newer),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument) },
      { label: own.link, address: historyAddress(instrument, { language }) },
    ],
    canonical: addressOf(page),
    alternates: [{ type: 'application/json', address: json }],
    main: html`<h1>${withMentions(view, heading, [title])}</h1>
      <p class="measure">${own.texts(time(from), time(to))}</p>
      ${schedules === 0 ? '' : html`<p class="measure">${own.schedules(formats.number(schedules), schedules === 1)}</p>`}
      ${
        changes.length === 0
          ? html`<p class="say">${nothing}</p>`
          : html`<p>${own.counts(count('changed'), count('added'), count('removed'))}</p>
              <p class="quiet">${own.legend}</p>
              ${shown.map((change) => item(view, compared, change))}`
      }
      ${pagination(view, page, pages, addressOf)}
      <p class="downloads">${words.instrument.download}${words.colon}<a href="${json}" type="application/json">JSON</a></p>`,
  })
}
