import type { Day } from '../../law/day.ts'
import type { Instrument } from '../../law/instrument.ts'
import type { Relation } from '../../law/relation.ts'
import { legalStatus, statusIntervals } from '../../law/status.ts'
import type { ShownFlag } from '../../register/findings.ts'
import { historyAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { looking, patternsOf, type Look } from '../pictures/looks.ts'
import { FLAGGED, type MarkKind, markKey, statusLook, timelinePicture } from '../pictures/timeline.ts'
import type { Found } from '../routes/found.ts'
import type { View } from '../view.ts'

/** More texts than this are not all marked. */
const MOST_TEXTS = 24

interface Moment {
  readonly kind: MarkKind
  readonly on: Day
  /** The last of several of one kind that are one line of the list. */
  readonly until?: Day
  readonly label: Html | string
  readonly address: string | null
}

/** The day of commencement where it is that of a revision: the instrument itself applied before. */
export const revisionDay = ({ facts, commencesOn }: Instrument): Day | null =>
  facts.commencements.some((it) => !it.ofFirstText && it.on === commencesOn) ? commencesOn : null

function momentsOf(view: View, found: Found, changes: readonly Day[], toChanges: string): Moment[] {
  const { instrument, expression, stored, address } = found
  const words = view.words.instrument
  const on = (day: Day): string => instrumentAddress(instrument, { on: day, language: address.language })
  const moments: Moment[] = []
  const add = (kind: MarkKind, day: Day | null, label: string, to: string | null = null): void => {
    if (day !== null) moments.push({ kind, on: day, label, address: to })
  }
  add('made', instrument.madeOn ?? instrument.publishedOn, instrument.madeOn ? words.made : words.published)
  const revised = revisionDay(instrument)
  const status = legalStatus(instrument.facts, found.asOf)
  const commenced = status.status === 'in-force' && status.basis !== 'listed' ? status.since : instrument.commencesOn
  if (commenced !== revised) add('commences', commenced, words.commences)
  add('commences', revised, words.revisionCommences)
  for (const text of stored.expressions.filter((it) => it.language === expression.language).slice(-MOST_TEXTS))
    if (text.on !== null) add(text === expression ? 'shown' : 'text', text.on, text === expression ? words.shown : words.held, on(text.on))
  for (const end of instrument.facts.cessations) add('ceases', end.on, view.words.status.ends[end.as])
  const [first, last] = [changes[0], changes.at(-1)]
  if (first && last) {
    const label = html`<a href="${toChanges}">${words.changed(view.formats.number(changes.length), changes.length === 1)}</a>`
    moments.push({ kind: 'changed', on: first, until: last, label, address: null })
  }
  if (address.on !== null && address.on !== expression.on && address.on !== view.today) add('chosen', address.on, words.chosen)
  add('today', view.today, words.today)
  return moments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** The days, rising, on which other texts change a part of it, as their words say. */
const changesOf = (relations: readonly Relation[], asOf: Day): Day[] =>
  relations
    .filter(({ kind, extent }) => kind === 'amendment' || ((kind === 'repeal' || kind === 'revocation') && extent === 'part'))
    .flatMap(({ effectiveOn }) => (effectiveOn === null || effectiveOn > asOf ? [] : [effectiveOn]))
    .toSorted()

/** The life of an instrument, drawn to scale, with a list that says the same in words. `toChanges` leads to the texts that changed it. */
export function timeline(view: View, found: Found, flags: readonly ShownFlag[], to: readonly Relation[], toChanges: string): Html {
  const { formats, words } = view
  const changes = changesOf(to, view.today)
  const moments = momentsOf(view, found, changes, toChanges)
  const [first, last] = [moments[0], moments.at(-1)]
  if (!first || !last) return html``
  const [start, end] = [first.on, last.on]
  const spans = statusIntervals(found.instrument.facts)
    .filter((span) => (span.to === null || span.to > start) && (span.from === null || span.from < end))
    .map((span) => ({ ...span, from: span.from !== null && span.from < start ? null : span.from }))
  const flaggedFrom =
    flags
      .filter(({ flag }) => flag.extent === 'whole')
      .flatMap(({ flag }) => flag.effectiveOn ?? [])
      .toSorted()[0] ?? null
  const spanSays = (name: string, from: Day | null, to: Day | null): Html =>
    words.instrument.span(name, formats.time(from ?? start), to === null || to > end ? null : formats.time(to))
  const told = [
    ...spans.map((span) => ({ look: statusLook(span.status), says: spanSays(words.status.names[span.status], span.from, span.to) })),
    ...(flaggedFrom === null ? [] : [{ look: FLAGGED, says: spanSays(words.instrument.flaggedWhole, flaggedFrom, null) }]),
  ]
  const marks = [...moments.filter(({ kind }) => kind !== 'changed'), ...changes.map((on) => ({ kind: 'changed', on }) as const)]
  return html`${patternsOf(told.map(({ look }) => look))}
    ${timelinePicture({ title: words.instrument.dates, says: words.instrument.timelineSays(formats.day(start), formats.day(end)), from: start, to: end, spans, flaggedFrom, marks })}
    <ul class="moments">
      ${told.map(({ look, says }) => html`<li>${bandKey(look)} ${says}</li>`)}
    </ul>
    <ol class="moments">
      ${moments.map((moment) => html`<li>${markKey(moment.kind)} ${dayOf(view, moment)} <span class="what">${moment.label}</span></li>`)}
    </ol>
    ${
      found.stored.expressions.length > 1
        ? html`<p><a href="${historyAddress(found.instrument, { language: found.address.language })}">${words.history.link}</a></p>`
        : ''
    }`
}

const bandKey = (look: Look): Html =>
  html`<svg class="key" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
    <rect ${looking(look)} x="-10" y="-6" width="20" height="12" />
  </svg>`

function dayOf({ formats, words }: View, { on, until, address }: Moment): Html {
  if (address !== null) return html`<a href="${address}">${formats.time(on)}</a>`
  return until === undefined || until === on ? formats.time(on) : html`${formats.time(on)}${words.instrument.to}${formats.time(until)}`
}
