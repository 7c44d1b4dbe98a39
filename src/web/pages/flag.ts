import type { Day } from '../../law/day.ts'
import type { DetectorName } from '../../law/flag.ts'
import { precisionOf } from '../../law/precision.ts'
import { isCeased } from '../../law/status.ts'
import type { ShownFlag } from '../../register/findings.ts'
import { flagAddress, flagsAddress, homeAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { flaggedPart, flagSays, isOfNoPart, targetTitle } from '../parts/flags.ts'
import { reliedOn } from '../parts/relying.ts'
import { onPaper } from '../parts/heading.ts'
import { disagreement } from '../parts/disagreement.ts'
import { headOf, sourcesOf, storedOf, targetText } from '../parts/flag-sides.ts'
import { layout } from '../parts/layout.ts'
import { flagShape } from '../parts/shapes.ts'
import type { Ports } from '../ports.ts'
import { parametersOf } from '../routes/parameters.ts'
import { languageOf } from '../text/names.ts'
import { placeName } from '../text/places.ts'
import { readingQuote } from '../text/quote.ts'
import type { View } from '../view.ts'

const MOST_OTHERS = 20
function details(view: View, shown: ShownFlag): Html {
  const own = view.words.flags
  const words = own.flag
  const { flag } = shown
  const row = (label: string, value: Html | string): Html =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`
  const inWords = (text: string): Html => html`<q lang="${languageOf(text, view.ui)}">${readingQuote(text)}</q>`
  const part = flag.target.eId === null ? null : flaggedPart(view, shown, false)
  const certainty = flag.detector === 'expired' ? words.certaintyOwn : words.certainty[flag.certainty]
  return html`<dl class="record wideish">
    ${isOfNoPart(flag) ? '' : row(words.extent, flag.extent === 'whole' ? words.whole : words.part)}${part === null ? '' : row(words.partsHeld, part)}
    ${flag.parts === null ? '' : row(words.parts, inWords(flag.parts))}${flag.exceptions === null ? '' : row(words.exceptions, inWords(flag.exceptions))}
    ${row(words.day, html`${flag.effectiveOn === null ? words.noDay : view.formats.time(flag.effectiveOn)}${own.stop}${view.words.stop}${certainty}`)}
    ${row(words.foundBy, own.detectorSays[flag.detector])}${measured(view, flag.detector, row)}
    ${flag.dependsOn === null ? '' : row('', words.depends(html`<a href="${flagAddress(flag.dependsOn)}">${words.dependsLink}</a>`))}
  </dl>`
}

/** How often the flags of a detector were right where they were judged. */
function measured(view: View, detector: DetectorName, row: (label: string, value: string) => Html): Html | '' {
  const words = view.words.flags.flag
  const precision = precisionOf(detector)
  if (!precision) return ''
  const { value, low, high, n } = precision
  const percent = (share: number): string => view.formats.number(Math.round(share * 100))
  const count = view.formats.number(n)
  return row(
    words.measured,
    value === null || low === null || high === null
      ? words.tooFew(count)
      : words.precision(percent(value), percent(low), percent(high), count),
  )
}

/** Why nobody has to look at it, or from when somebody has to; nothing where it is open. */
function stateOf(view: View, { flag, target }: ShownFlag, asOf: Day): Html {
  const words = view.words.flags.flag
  if (flag.closed !== null) return html`<p>${words.closed}</p>`
  if (isCeased(target.status)) return html`<p>${words.ended(view.words.status.names[target.status])}</p>`
  if (flag.effectiveOn !== null && flag.effectiveOn > asOf) return html`<p>${words.due(view.formats.time(flag.effectiveOn))}</p>`
  return html``
}

/** A flag with everything that lets a lawyer judge it: the words in their place, what they reach, from when, and how that was found. */
export async function flagPage(ports: Ports, view: View, shown: ShownFlag): Promise<Html> {
  const { words } = view
  const own = words.flags.flag
  const { flag, target } = shown
  const asOf = parametersOf(view.url).day('asOf') ?? view.today
  const [targetStored, sourceStored, summary, all] = await Promise.all([
    storedOf(ports, flag.target, asOf),
    storedOf(ports, flag.source, asOf),
    ports.register.summary(),
    ports.findings.flagsOn(target.id, asOf),
  ])
  const others = all.filter((other) => other.flag.id !== flag.id)
  const part = flaggedPart(view, shown, false)
  const title = targetTitle(view, shown)
  const name = html`<span lang="${title.language}">${title.text}</span>`
  const plainPart = flag.target.eId === null ? null : target.provision ? placeName(target.provision, view.ui) : flag.target.eId
  const source = html`<section>
    ${await sourcesOf(ports, view, shown, { source: sourceStored, target: targetStored, summary }, asOf)}
  </section>`
  const left = html`<section>
    <h2>${own.target}</h2>
    ${targetStored ? await headOf(ports, view, { stored: targetStored, summary }, asOf) : html`<p class="big">${name}</p>`}
    ${targetStored ? await targetText(ports, view, shown, targetStored, asOf) : ''}
  </section>`
  const main = html`<h1>
      <span class="of">${own.word}${words.colon}</span
      >${name}${part === null || flag.target.eId === null ? '' : html` <span class="of">${part}</span>`}
    </h1>
    ${onPaper(view, flagAddress(flag.id))}
    <div class="say flagged">
      <p class="main">${flagShape} ${words.flags.notReviewed(flagSays(view, shown, asOf))}</p>
      ${stateOf(view, shown, asOf)} ${disagreement(view, shown, targetStored, sourceStored)}
      <p>${own.proposal}</p>
    </div>
    <div class="columns halves">${source} ${left}</div>
    <h2>${own.details}</h2>
    ${details(view, shown)}
    <p class="quiet">${words.flags.blind}</p>
    ${await reliedOn(ports, view, shown, asOf)}
    <h2>${own.others}</h2>
    ${
      others.length === 0
        ? html`<p>${own.noOthers}</p>`
        : html`<ul class="measure">
            ${others.slice(0, MOST_OTHERS).map((other) => html`<li>${flagSays(view, other, asOf)} <a href="${flagAddress(other.flag.id)}">${words.flags.proof}</a></li>`)}
            ${others.length > MOST_OTHERS ? html`<li>${words.flags.more(view.formats.number(others.length - MOST_OTHERS), false)}</li>` : ''}
          </ul>`
    }
    <h2>${own.address}</h2>
    <p class="address"><a href="${flagAddress(flag.id)}">${view.url.origin}${flagAddress(flag.id)}</a></p>
    <p class="downloads">
      ${words.instrument.download}${words.colon}<a href="${flagAddress(flag.id, '.json')}" type="application/json">JSON</a>
    </p>`
  return layout(view, {
    title: plainPart === null ? own.title(title.text) : own.titlePart(plainPart, title.text),
    titleLanguage: title.language,
    crumbs: [
      { label: words.home, address: homeAddress },
      { label: words.flags.title, address: flagsAddress() },
    ],
    canonical: flagAddress(flag.id),
    alternates: [{ type: 'application/json', address: flagAddress(flag.id, '.json') }],
    main,
  })
}
