import { type Citation, parseCitation, printCitation } from '../../law/citation.ts'
import type { SearchRequest, SearchResponse, SearchResult } from '../../search/search.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { languageOf } from '../text/names.ts'
import { inItsLanguage } from '../text/mentions.ts'
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
    ...(chosen.length > 0 ? [words.search.only(join(chosen, words.comma))] : []),
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

/**
 * What a name was understood as; null where the words were taken as words. The title is that in the interface's language where there
 * is one, and each piece says which language it is in.
 */
export function understoodName(view: View, { understood: text, furtherNumber, request, lane, results }: SearchResponse): Html | null {
  const name = furtherNumber?.name ?? text
  if (lane !== 'name' || name === null) return null
  const of = results.find(({ title }) => name.includes(title))
  return of ? withItsTitle(view, name, of, request.text) : html`<span lang="${languageOf(name, view.ui)}">${name}</span>`
}

function withItsTitle(view: View, name: string, of: SearchResult, asked: string): Html {
  const { ui, words } = view
  const title = view.title(of)
  const [before = '', after = ''] = name.split(of.title)
  const number = / \(([^()]+)\)$/.exec(after)?.[1]
  const steps = parseCitation(asked)?.provision ?? []
  // What English law calls a section is a 条 to a Chinese reader, as in the names of provisions.
  const provision = ui === 'zh' ? steps.map((step) => (step.unit === 'section' ? ({ ...step, unit: 'article' } as const) : step)) : steps
  const printed = (instrument: Citation['instrument']): string => printCitation({ language: ui, instrument, provision })
  const bare = html`<span lang="${title.language}">${title.text}</span>`
  // What stands behind a title but is no number of it says that the text has no such provision.
  if (provision.length > 0 && before === '' && after !== '' && number === undefined)
    return words.search.withoutProvision(title.language === 'zh' ? html`《${bare}》` : bare, printed(null))
  if (title.text === of.title) {
    const around = before + after
    return /\p{L}/u.test(around) && languageOf(around, ui) !== title.language
      ? html`<span lang="${languageOf(around, ui)}">${before}${bare}${after}</span>`
      : html`<span lang="${title.language}">${name}</span>`
  }
  const named = ui === 'en' && provision.length === 0 ? title.text : printed({ kind: 'title', title: title.text, year: null })
  const said = html`<span lang="${ui}">${named}</span>`
  return number === undefined ? said : html`${said}${words.inBrackets(html`<span lang="${languageOf(number, ui)}">${number}</span>`)}`
}

function named(view: View, response: SearchResponse, address: (over: object) => string, said: boolean): Html[] {
  const { words, formats } = view
  const { furtherNumber } = response
  const name = understoodName(view, response)
  if (name === null) return []
  const saidOf = ({ number, listed, on, later }: NonNullable<typeof furtherNumber>): Html =>
    words.search.furtherNumber(inTheirLanguage(view, number), inTheirLanguage(view, listed), on && formats.time(on), later)
  return [
    ...(said ? [] : [words.search.understoodAs(html`<strong>${name}</strong>`)]),
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
function filtersOf(view: View, { jurisdiction, rank, issuer, language, status, from, to }: SearchRequest['filter']): Html[] {
  const years = from === undefined && to === undefined ? undefined : from === to ? String(from) : `${from ?? ''}–${to ?? ''}`
  const set = [
    jurisdiction && view.jurisdiction(jurisdiction),
    rank && view.rank(rank),
    issuer,
    language && view.languageName(language),
    status && view.words.status.names[status],
    years,
  ]
  return set.flatMap((name) => (name ? [inItsLanguage(view, name)] : []))
}
