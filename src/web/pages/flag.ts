import { chooseText } from '../../law/choice.ts'
import type { Day } from '../../law/day.ts'
import type { DetectorName, Evidence } from '../../law/flag.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import { precisionOf } from '../../law/precision.ts'
import { isCeased, legalStatus } from '../../law/status.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { ShownFlag } from '../../register/findings.ts'
import type { RegisterSummary, StoredInstrument } from '../../register/register.ts'
import { flagAddress, flagsAddress, homeAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join, raw } from '../html.ts'
import { flaggedPart, flagSays, isOfNoPart, quoteOf } from '../parts/flags.ts'
import { reliedOn } from '../parts/relying.ts'
import { collectionOf, onPaper } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { endedBy } from '../parts/relations.ts'
import { statusSentence, statusShape } from '../parts/status.ts'
import { flagShape } from '../parts/shapes.ts'
import type { Ports } from '../ports.ts'
import { parametersOf } from '../routes/parameters.ts'
import { findEvidence } from '../text/evidence.ts'
import { renderMarkdown } from '../text/markdown.ts'
import { languageOf, titleLanguage, titlesOf } from '../text/names.ts'
import { placeName, placesOf } from '../text/places.ts'
import { piecesOf } from '../text/pieces.ts'
import { readingQuote } from '../text/quote.ts'
import type { View } from '../view.ts'

const MOST_OTHERS = 20
/** Bytes of a text that are shown of it here. */
const OPENING = 1000

interface Side {
  readonly stored: StoredInstrument
  readonly summary: RegisterSummary
}

async function storedOf({ register }: Ports, key: InstrumentKey, asOf: Day): Promise<StoredInstrument | undefined> {
  const located = await register.locate(key.jurisdiction, key.identifier, asOf)
  return located.kind === 'instrument' ? located.found : undefined
}

/** Title, number and status of one side. */
async function headOf(ports: Ports, view: View, { stored, summary }: Side, asOf: Day): Promise<Html> {
  const { instrument, expressions } = stored
  const [title] = titlesOf(instrument, view.ui)
  const status = legalStatus(instrument.facts, asOf)
  const sentence = statusSentence(view, status, {
    facts: instrument.facts,
    asOf,
    commencesOn: instrument.commencesOn,
    collection: collectionOf(summary, expressions[0]?.texts[0]?.path),
    endedBy: await endedBy(ports, view, instrument, status, asOf),
  })
  const facts = [instrument.documentNumber, instrument.rank && view.rank(instrument.rank), view.jurisdiction(instrument.jurisdiction)]
  return html`<p class="big"><a href="${instrumentAddress(instrument)}" lang="${title.language}">${title.text}</a></p>
    <p class="facts">
      ${join(
        facts.filter((fact) => fact !== null).map((fact) => html`<span lang="${languageOf(fact, view.ui)}">${fact}</span>`),
        ' · ',
      )}
    </p>
    <p class="s-${status.status}">${statusShape(status.status)} ${sentence}</p>`
}

const rendered = (text: string, language: string, dropHeading: boolean): Html =>
  html`<div class="law small" lang="${language}">
    ${raw(renderMarkdown(piecesOf(text, OPENING)[0] ?? '', { eId: 'part', dropHeading, number: null }))}
  </div>`

/** Of the target: the provision that is flagged, else how the text opens. */
async function targetText({ register }: Ports, view: View, { flag }: ShownFlag, stored: StoredInstrument, asOf: Day): Promise<Html> {
  const { instrument } = stored
  const words = view.words.flags.flag
  const choice = chooseText(stored.expressions, asOf, { only: null, prefer: [view.ui, likelyLanguage(instrument.jurisdiction)] })
  const expression = choice.kind === 'text' ? choice.expression : stored.expressions[0]
  if (!expression) return html``
  const { eId } = flag.target
  const [provision] = eId === null ? [] : await register.provisions(expression.id, [eId])
  if (provision) {
    const place = placesOf([provision], expression.language)[0]?.name ?? provision.eId
    return html`<h3>${words.itsText}${view.words.colon}${place}</h3>
      ${rendered(provision.text, expression.language, provision.level < 7)}
      <p><a href="${instrumentAddress(instrument, { eId })}">${words.where(place)}</a></p>`
  }
  const first = (await register.outline(expression.id)).slice(0, 6).map((entry) => entry.eId)
  const opening = (await register.provisions(expression.id, first)).map(({ text }) => text).join('')
  return html`<h3>${words.opening}</h3>
    ${rendered(opening, expression.language, false)}
    <p><a href="${instrumentAddress(instrument)}">${words.wholeText}</a></p>`
}

/** Words that stand within others that prove the same are marked with those. */
const withoutInner = (all: readonly Evidence[]): readonly Evidence[] =>
  all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one &&
          other.path === one.path &&
          other.expressionOn === one.expressionOn &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.quote.length > one.quote.length,
      ),
  )

/** The words of the source in their place, marked; where that text is gone, as they were read. */
async function sourceText(
  ports: Ports,
  view: View,
  shown: ShownFlag,
  stored: StoredInstrument | undefined,
  evidence: Evidence,
): Promise<Html> {
  const words = view.words.flags.flag
  if (!stored) return quoteOf(view, shown, 20_000, [evidence])
  const { instrument } = stored
  const found = await findEvidence(ports, stored, evidence)
  if (!found)
    return html`${quoteOf(view, shown, 20_000, [evidence])}
      <p class="quiet">${evidence.eId === '' ? words.ofRecord : words.changed}</p>`
  const { expression, marked, operative } = found
  const { on, language } = expression
  const holder = placesOf(found.holder ? [found.holder] : [], language)[0]?.name
  const at = { on, language: language === likelyLanguage(instrument.jurisdiction) ? null : language }
  const heading = holder ? html`${words.inPlace}${view.words.colon}${holder}` : html`${words.inPlace}`
  const isTarget = stored.id === shown.target.id && shown.target.id !== shown.source.id
  const gives = operative
    ? html`<h3>${words.effect}${view.words.colon}${placesOf([operative], language)[0]?.name ?? operative.eId}</h3>
        ${rendered(operative.text, language, operative.level < 7)}`
    : ''
  return html`<h3>${heading}</h3>
    <p class="quiet">
      ${isTarget ? html`${words.target}${view.words.colon}${instrument.title}${view.words.flags.stop} ` : ''}${words.marked}
      ${on === null ? words.readUndated : words.read(view.formats.time(on))}
    </p>
    ${marked ? html`<div class="law small" lang="${language}">${raw(marked)}</div>` : quoteOf(view, shown, 20_000, [evidence])} ${gives}
    <p>
      <a href="${instrumentAddress(instrument, { ...at, eId: evidence.eId })}">${holder ? words.where(holder) : words.wholeText}</a>
    </p>
    ${expression.latest ? '' : html`<p class="quiet">${words.notLatest}</p>`}`
}

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
  const isOwn = flag.target.jurisdiction === flag.source.jurisdiction && flag.target.identifier === flag.source.identifier
  const part = flaggedPart(view, shown, false)
  const language = titleLanguage({ title: target.title, jurisdiction: flag.target.jurisdiction })
  const name = html`<span lang="${language}">${target.title}</span>`
  const plainPart = flag.target.eId === null ? null : shown.target.provision ? placeName(shown.target.provision, language) : flag.target.eId
  // Some rest on words of the target itself, and on words of a third text: those that the flag they depend on quotes.
  const holderOf = ({ path }: Evidence): StoredInstrument | undefined =>
    [sourceStored, targetStored].find((side) => side?.expressions.some(({ texts }) => texts.some((text) => text.path === path)))
  const quotes = sourceStored
    ? await Promise.all(withoutInner(flag.evidence).map((evidence) => sourceText(ports, view, shown, holderOf(evidence), evidence)))
    : [quoteOf(view, shown, 20_000)]
  const source = html`<section>
    <h2>${isOwn ? own.own : own.source}</h2>
    ${sourceStored && !isOwn ? await headOf(ports, view, { stored: sourceStored, summary }, asOf) : ''} ${quotes}
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
      ${stateOf(view, shown, asOf)}
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
    title: plainPart === null ? own.title(target.title) : own.titlePart(plainPart, target.title),
    crumbs: [
      { label: words.home, address: homeAddress },
      { label: words.flags.title, address: flagsAddress() },
    ],
    canonical: flagAddress(flag.id),
    alternates: [{ type: 'application/json', address: flagAddress(flag.id, '.json') }],
    main,
  })
}
