import { yearOf, type Day } from '../../law/day.ts'
import { legalStatus } from '../../law/status.ts'
import type { RegisterSummary } from '../../register/register.ts'
import { instrumentAddress, jurisdictionAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import type { View } from '../view.ts'
import type { Crumb } from './layout.ts'
import { endedBy } from './relations.ts'
import { sourceLine } from './source.ts'
import { statusSentence, statusShape } from './status.ts'

/** Names of folders that say nothing of what is in them: a reader would take them for words of ours. */
const SAYS_NOTHING = /^(?:content|contents|data|docs|documents|files|laws|markdown|src|texts)$/i

export const tellingCollections = ({ collections }: Pick<RegisterSummary, 'collections'>): readonly string[] =>
  collections.filter((name) => !SAYS_NOTHING.test(name))

/** The collection that holds a file: with several collections the first folder of its path. Null where its name says nothing. */
export function collectionOf(summary: RegisterSummary, path: string | undefined): string | null {
  const folder = path?.split('/')[0]
  const telling = tellingCollections(summary)
  return summary.collections.length === 1 ? (telling[0] ?? null) : (telling.find((name) => name === folder) ?? null)
}

export function instrumentCrumbs(view: View, { instrument }: Found): Crumb[] {
  const { jurisdiction, publishedOn } = instrument
  const year = publishedOn === null ? null : yearOf(publishedOn)
  return [
    { label: view.words.home, address: '/' },
    { label: view.jurisdiction(jurisdiction), address: jurisdictionAddress(jurisdiction) },
    ...(year === null ? [] : [{ label: String(year), address: jurisdictionAddress(jurisdiction, { year }) }]),
  ]
}

/** "Text as made on 26 May 1927; later changes are not in it: 14 known." */
export async function textSentence({ findings, register }: Pick<Ports, 'findings' | 'register'>, view: View, found: Found): Promise<Html> {
  const { expression, exact, next, address, instrument, stored, asOf } = found
  const words = view.words.instrument
  const { time } = view.formats
  const sentences: Html[] = []
  if (expression.on === null) sentences.push(html`${words.undated}`)
  else if (expression.kind === 'as-made') {
    // Some collections date a text by its commencement; it was made before that.
    const made = instrument.madeOn !== null && instrument.madeOn < expression.on ? instrument.madeOn : expression.on
    sentences.push(exact ? words.asMade(time(made)) : words.asMadeLater(time(made), await known(expression.on)))
  } else
    sentences.push(
      exact ? words.consolidated(time(expression.on)) : words.consolidatedLater(time(expression.on), await known(expression.on)),
    )
  const schedules = await register.schedulesLeftOut(expression.id)
  if (schedules !== undefined) sentences.push(words.withoutSchedules(textOf(schedules)))
  if (next?.on != null) sentences.push(words.newerText(textOf(next.on)))
  return join(sentences, view.words.stop)

  function textOf(on: Day): Html {
    const to = instrumentAddress(instrument, { on, eId: address.eId, language: address.language })
    return html`<a href="${to}">${time(on)}</a>`
  }

  async function known(on: Day): Promise<string | null> {
    const count = await findings.changesKnown(stored.id, on, asOf)
    return count === 0 ? null : view.formats.number(count)
  }
}

/** The status on a day, in sentences. */
export async function statusOn(ports: Ports, view: View, { instrument }: Found, collection: string | null, day: Day): Promise<Html> {
  const status = legalStatus(instrument.facts, day)
  return statusSentence(view, status, {
    facts: instrument.facts,
    asOf: day,
    commencesOn: instrument.commencesOn,
    collection,
    endedBy: await endedBy(ports, view, instrument, status, view.today),
  })
}

/** What is true of the text, in sentences, with the words that it rests on a click away. */
export async function standing(ports: Ports, view: View, found: Found, collection: string | null): Promise<Html> {
  const { instrument, asOf, address, expression } = found
  const { words, formats } = view
  const sentenceOn = (day: Day): Promise<Html> => statusOn(ports, view, found, collection, day)
  const status = legalStatus(instrument.facts, asOf)
  const today = legalStatus(instrument.facts, view.today)
  const main = await sentenceOn(asOf)
  const dated = address.on !== null && address.on !== view.today
  const current = instrumentAddress(instrument, { eId: address.eId, language: address.language })
  const differs = dated && (today.status !== status.status || today.since !== status.since)
  const quote = status.quote
    ? html`<details>
        <summary>${words.instrument.quote}</summary>
        <blockquote lang="${expression.language}">${status.quote}</blockquote>
      </details>`
    : ''
  const removed =
    instrument.deletedOn === null || instrument.deletedOn === 'unknown'
      ? null
      : words.instrument.deleted(formats.time(instrument.deletedOn))
  return html`${found.gone || instrument.deletedOn === 'unknown' ? html`<div class="say warning"><p>${removed ?? words.instrument.deletedUnknown}</p></div>` : ''}
    <div class="say s-${status.status}">
      <p class="main">${statusShape(status.status)} ${dated ? words.status.onDay(formats.time(asOf), main) : main}</p>
      ${quote}
      <p>${await textSentence(ports, view, found)}${instrument.disputed ? html` ${words.instrument.disputed}` : ''}</p>
      ${sourceLine(view, instrument)}
      ${
        dated
          ? html`<p>
              ${words.instrument.asOf(formats.time(asOf))} ${differs ? words.instrument.todayDiffers(await sentenceOn(view.today)) : ''}
              <a class="no-paper" href="${current}">${words.instrument.toToday}</a>
            </p>`
          : ''
      }
    </div>`
}

/** The form that leads to the same place on another day. */
export const dayForm = (view: View, found: Found): Html => {
  const action = instrumentAddress(found.instrument, { eId: found.address.eId })
  const language = found.address.language
  return html`<form class="day-form" action="${action}" method="get">
    <label for="on">${view.words.instrument.chooseDay}</label>
    <input
      id="on"
      type="date"
      name="on"
      value="${found.asOf}"
      required
    />${language ? html`<input type="hidden" name="lang" value="${language}" />` : ''}<button>${view.words.instrument.go}</button>
  </form>`
}

/** What a printed page says of itself, since paper has no address bar. */
export const onPaper = (view: View, address: string): Html =>
  html`<p class="only-paper">${view.url.origin}${address} · ${view.formats.day(view.today)}</p>`
