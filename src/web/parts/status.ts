import type { Day } from '../../law/day.ts'
import type { LegalStatus, Status, StatusFacts } from '../../law/status.ts'
import type { Html } from '../html.ts'
import { html, join, raw } from '../html.ts'
import type { View } from '../view.ts'

/** A shape for each status, so that it is told without colour: 16 by 16 units, drawn in the colour of the text. */
const SHAPES: Readonly<Record<Status, string>> = {
  'in-force': '<circle cx="8" cy="8" r="6"/>',
  'not-commenced': '<circle cx="8" cy="8" r="5" fill="none" stroke-width="2"/>',
  suspended: '<path d="M4 3h3v10H4zM9 3h3v10H9z"/>',
  repealed: '<path d="M3 3h10v10H3zM3 13 13 3" fill="none" stroke-width="2"/>',
  expired: '<path d="M3 2h10L8 8l5 6H3l5-6z" fill="none" stroke-width="2"/>',
  annulled: '<path d="M3 3l10 10M13 3 3 13" fill="none" stroke-width="3"/>',
  unknown: '<path d="M8 2l6 6-6 6-6-6z" fill="none" stroke-width="2" stroke-dasharray="3 2"/>',
}

export const statusShape = (status: Status): Html =>
  html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${raw(SHAPES[status])}</svg>`

/** A status in a list: its shape and its word, with the day for texts that ended. */
export function statusWord(view: View, { status, since }: Pick<LegalStatus, 'status' | 'since'>): Html {
  const ended = (status === 'repealed' || status === 'expired' || status === 'annulled') && since !== null
  const word = view.words.status.names[status]
  return html`<span class="status s-${status}">${statusShape(status)} ${word}${ended ? html` ${view.formats.time(since)}` : ''}</span>`
}

/** What the status of an instrument rests on, beyond the status itself. */
export interface StatusGround {
  readonly facts: StatusFacts
  readonly asOf: Day
  readonly commencesOn: Day | null
  /** The name of the collection that lists it. */
  readonly collection: string | null
  /** The text that ended it, as a link where it is known. */
  readonly endedBy: Html | null
}

function mainSentence(view: View, status: LegalStatus, ground: StatusGround): readonly Html[] {
  const words = view.words.status
  const { time } = view.formats
  const since = status.since === null ? html`` : words.since(time(status.since))
  const listing = ground.facts.listing
  const listed = listing
    ? words.listed(ground.collection ?? words.collection, words.names[listing.status], listing.on && time(listing.on))
    : null
  switch (status.status) {
    case 'in-force':
      if (status.basis === 'listed') return [listed ?? words.unknown]
      if (status.basis === 'presumed') return [words.inForcePresumed(since), ...(listed ? [listed] : [])]
      if (status.basis === 'own-text') return [words.inForceOwn(since)]
      return [status.basis === 'decided' ? words.inForceDecided(since) : words.inForceDeclared(since)]
    case 'not-commenced': {
      const made = ground.facts.madeOn
      if (made !== null && ground.asOf < made) return [words.notMade(time(made))]
      const on = ground.facts.commencements.map((c) => c.on).find((on) => on !== null && on > ground.asOf) ?? ground.commencesOn
      return [words.notYet(on && time(on))]
    }
    case 'suspended':
      return [status.basis === 'listed' && listed ? listed : words.suspended(status.since && time(status.since))]
    case 'repealed':
    case 'expired':
    case 'annulled': {
      if (status.basis === 'listed') return [listed ?? words.ended(words.ends[status.status], status.since && time(status.since), null)]
      const basis = status.basis === 'declared' ? words.basisDeclared : words.basisOwn
      return [words.ended(words.ends[status.status], status.since && time(status.since), ground.endedBy), basis]
    }
    case 'unknown': {
      const open = ground.facts.commencements.some((c) => c.on === null)
      const main = open ? words.mayNot : ground.asOf < view.today ? words.unknownOn : words.unknown
      return [main, ...(listed && listing?.on && listing.on <= ground.asOf ? [listed] : [])]
    }
  }
}

/** The status as sentences: what holds, since when, on what that rests. */
export function statusSentence(view: View, status: LegalStatus, ground: StatusGround): Html {
  const words = view.words.status
  const [first, ...grounds] = mainSentence(view, status, ground)
  const sentences = [html`<strong>${first}</strong>`, ...grounds]
  if (status.partlyCommenced) sentences.push(words.partlyCommenced)
  if (status.partlyRepealed) sentences.push(words.partlyRepealed)
  return join(sentences, view.words.stop)
}
