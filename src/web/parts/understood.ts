import type { SearchRequest, SearchResponse } from '../../search/search.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'

/**
 * One line above the results that says how a search was understood: the name or the words, what narrows it, on which day's law. `said`: the name
 * is said already by the way to it.
 */
export function understood(view: View, response: SearchResponse, address: (over: object) => string, said: boolean): Html {
  const { words, formats } = view
  const { request, lane, insteadOf, silent, cut } = response
  const day = formats.time(request.asOf)
  const chosen = filtersOf(view, request.filter)
  const parts = [
    ...(lane === 'name' ? named(view, response, address, said) : lookedFor(view, response, address)),
    ...(chosen.length > 0 ? [html`${words.search.only(chosen.join(words.comma))}`] : []),
    request.filter.status === undefined ? words.search.inForceFirst(day) : words.search.statusOn(day),
    ...(cut ? [html`${words.search.cut}`] : []),
    ...(insteadOf === null ? [] : [html`${words.search.instead}`]),
    ...(silent.length > 0 ? [html`${words.search.silent(silent.join(words.comma))}`] : []),
  ]
  return html`<p class="understood">${parts.map((part) => html`${part} `)}</p>`
}

const asWords = (view: View, address: (over: object) => string): Html =>
  html`<a href="${address({ as: 'words' })}" rel="nofollow">${view.words.search.wordsInstead}</a>`

const inTheirLanguage = (view: View, text: string): Html => html`<strong lang="${languageOf(text, view.ui)}">${text}</strong>`

function named(view: View, { understood: text, furtherNumber }: SearchResponse, address: (over: object) => string, said: boolean): Html[] {
  const { words, formats } = view
  const name = furtherNumber?.name ?? text
  if (name === null) return []
  const saidOf = ({ number, listed, on, later }: NonNullable<typeof furtherNumber>): Html =>
    words.search.furtherNumber(inTheirLanguage(view, number), inTheirLanguage(view, listed), on && formats.time(on), later)
  return [
    ...(said ? [] : [words.search.understoodAs(inTheirLanguage(view, name))]),
    ...(furtherNumber ? [saidOf(furtherNumber)] : []),
    asWords(view, address),
  ]
}

function lookedFor(view: View, { lane, unheld, lookedFor: texts, total }: SearchResponse, address: (over: object) => string): Html[] {
  const { words } = view
  if (unheld !== null) {
    const said = words.search.notHeld(inTheirLanguage(view, unheld.cited))
    return [said, ...(total > 0 ? [html`${words.search.citing}`] : []), asWords(view, address)]
  }
  if (texts.length === 0) return []
  const shown = join(
    texts.map((text) => inTheirLanguage(view, text)),
    words.comma,
  )
  return [words.search.lookedFor(shown), ...(lane === 'quote' ? [html`${words.search.quotation}`] : [])]
}

/** What narrows the answer, in words. */
function filtersOf(view: View, { jurisdiction, rank, issuer, language, status, from, to }: SearchRequest['filter']): string[] {
  const years = from === undefined && to === undefined ? undefined : from === to ? String(from) : `${from ?? ''}–${to ?? ''}`
  const set = [
    jurisdiction && view.jurisdiction(jurisdiction),
    rank && view.rank(rank),
    issuer,
    language && view.languageName(language),
    status && view.words.status.names[status],
    years,
  ]
  return set.flatMap((name) => (name ? [name] : []))
}
