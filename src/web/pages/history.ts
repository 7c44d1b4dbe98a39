import type { StoredExpression } from '../../register/register.ts'
import { differenceAddress, historyAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { instrumentCrumbs } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import type { Found } from '../routes/found.ts'
import { withMentions } from '../text/mentions.ts'
import type { View } from '../view.ts'

/** The texts of an instrument, newest first, each with the way to what changed since the one before; and a form that compares any two. */
export function historyPage(view: View, found: Found): Html {
  const { instrument, stored, expression } = found
  const { words, formats } = view
  const own = words.history
  const title = view.title(instrument)
  const languages = [...new Set(stored.expressions.map(({ language }) => language))]
  const dated = (language: string): StoredExpression[] => stored.expressions.filter((it) => it.language === language && it.on !== null)
  const line = (it: StoredExpression, before: StoredExpression | undefined): Html => {
    const address = instrumentAddress(instrument, { on: it.on, language: languages.length > 1 ? it.language : null })
    const day = it.on === null ? words.provision.undated : formats.time(it.on)
    const changes =
      it.on !== null && before?.on != null
        ? html` ·
            <a
              href="${differenceAddress(instrument, before.on, it.on, { language: languages.length > 1 ? it.language : null })}"
              hreflang="${it.language}"
              >${own.changes}</a
            >`
        : ''
    const recorded = it.recordedOn === null || it.recordedOn === it.on ? '' : html` · ${own.recorded(formats.time(it.recordedOn))}`
    return html`<li>
      <a href="${address}" hreflang="${it.language}">${day}</a>
      <span class="quiet">${it.kind === 'as-made' ? own.asMade : own.consolidated}${recorded}</span>${changes}
    </li>`
  }
  const lists = languages.map((language) => {
    const texts = stored.expressions.filter((it) => it.language === language)
    return html`${languages.length > 1 ? html`<h2>${view.languageName(language)}</h2>` : ''}
      <ol class="instruments" reversed>
        ${texts.toReversed().map((it, index) => line(it, texts[texts.length - index - 2]))}
      </ol>`
  })
  const days = dated(expression.language).flatMap(({ on }) => on ?? [])
  const choice = (name: 'from' | 'to', chosen: number): Html =>
    html`<label for="${name}">${own[name]}</label
      ><select id="${name}" name="${name}">
        ${days.map((day, index) => html`<option value="${day}" ${index === chosen ? 'selected' : ''}>${formats.day(day)}</option>`)}
      </select>`
  const form =
    days.length < 2
      ? html`<p>${own.noHistory}</p>`
      : html`<h2>${own.compare}</h2>
          <form class="day-form" action="${historyAddress(instrument)}" method="get">
            ${choice('from', days.length - 2)} ${choice('to', days.length - 1)}
            ${found.address.language ? html`<input type="hidden" name="lang" value="${found.address.language}" />` : ''}
            <button>${own.show}</button>
          </form>`
  const json = historyAddress(instrument, { language: found.address.language, extension: 'json' })
  const heading = own.title(title.text)
  return layout(view, {
    title: heading,
    titleLanguage: title.language,
    crumbs: [
      ...instrumentCrumbs(view, found),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument) },
    ],
    canonical: historyAddress(instrument, { language: found.address.language }),
    alternates: [{ type: 'application/json', address: json }],
    main: html`<h1>${withMentions(view, heading, [title])}</h1>
      <p class="lead">${own.what}</p>
      ${lists} ${form}
      <p class="downloads">${words.instrument.download}${words.colon}<a href="${json}" type="application/json">JSON</a></p>`,
  })
}
