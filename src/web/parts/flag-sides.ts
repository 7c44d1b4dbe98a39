import { chooseText } from '../../law/choice.ts'
import type { Day } from '../../law/day.ts'
import type { Evidence } from '../../law/flag.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import { legalStatus } from '../../law/status.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { ShownFlag } from '../../register/findings.ts'
import type { RegisterSummary, StoredExpression, StoredInstrument } from '../../register/register.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join, raw } from '../html.ts'
import { contradictionOf, quoteOf } from './flags.ts'
import { collectionOf } from './heading.ts'
import { endedBy } from './relations.ts'
import { statusSentence, statusShape } from './status.ts'
import type { Ports } from '../ports.ts'
import { findEvidence } from '../text/evidence.ts'
import { renderMarkdown } from '../text/markdown.ts'
import { languageOf, titlesOf } from '../text/names.ts'
import { placesOf } from '../text/places.ts'
import { piecesOf } from '../text/pieces.ts'
import type { View } from '../view.ts'

/** Bytes of a text that are shown of it here. */
const OPENING = 1000

interface Side {
  readonly stored: StoredInstrument
  readonly summary: RegisterSummary
}

export async function storedOf({ register }: Ports, key: InstrumentKey, asOf: Day): Promise<StoredInstrument | undefined> {
  const located = await register.locate(key.jurisdiction, key.identifier, asOf)
  return located.kind === 'instrument' ? located.found : undefined
}

/** Title, number and status of one side. */
export async function headOf(ports: Ports, view: View, { stored, summary }: Side, asOf: Day): Promise<Html> {
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

/** The text of a day, in the language of the interface where it is held in it. */
function textOf(view: View, { instrument, expressions }: StoredInstrument, asOf: Day): StoredExpression | undefined {
  const choice = chooseText(expressions, asOf, { only: null, prefer: [view.ui, likelyLanguage(instrument.jurisdiction)] })
  return choice.kind === 'text' ? choice.expression : expressions[0]
}

/** How a text opens. */
async function opening({ register }: Ports, view: View, stored: StoredInstrument, asOf: Day): Promise<Html> {
  const words = view.words.flags.flag
  const expression = textOf(view, stored, asOf)
  if (!expression) return html``
  const first = (await register.outline(expression.id)).slice(0, 6).map((entry) => entry.eId)
  const text = (await register.provisions(expression.id, first)).map((provision) => provision.text).join('')
  return html`<h3>${words.opening}</h3>
    ${rendered(text, expression.language, false)}
    <p><a href="${instrumentAddress(stored.instrument)}">${words.wholeText}</a></p>`
}

/** Of the target: the provision that is flagged, else how the text opens. */
export async function targetText(ports: Ports, view: View, { flag }: ShownFlag, stored: StoredInstrument, asOf: Day): Promise<Html> {
  const words = view.words.flags.flag
  const { eId } = flag.target
  const expression = textOf(view, stored, asOf)
  const [provision] = expression && eId !== null ? await ports.register.provisions(expression.id, [eId]) : []
  if (!expression || !provision) return opening(ports, view, stored, asOf)
  const place = placesOf([provision], expression.language)[0]?.name ?? provision.eId
  return html`<h3>${words.itsText}${view.words.colon}${place}</h3>
    ${rendered(provision.text, expression.language, provision.level < 7)}
    <p><a href="${instrumentAddress(stored.instrument, { eId })}">${words.where(place)}</a></p>`
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
  const gives = operative
    ? html`<h3>${words.effect}${view.words.colon}${placesOf([operative], language)[0]?.name ?? operative.eId}</h3>
        ${rendered(operative.text, language, operative.level < 7)}`
    : ''
  return html`<h3>${heading}</h3>
    <p class="quiet">${words.marked} ${on === null ? words.readUndated : words.read(view.formats.time(on))}</p>
    ${marked ? html`<div class="law small" lang="${language}">${raw(marked)}</div>` : quoteOf(view, shown, 20_000, [evidence])} ${gives}
    <p>
      <a href="${instrumentAddress(instrument, { ...at, eId: evidence.eId })}">${holder ? words.where(holder) : words.wholeText}</a>
    </p>
    ${expression.latest ? '' : html`<p class="quiet">${words.notLatest}</p>`}`
}

interface Ends {
  readonly source: StoredInstrument | undefined
  readonly target: StoredInstrument | undefined
  readonly summary: RegisterSummary
}

/** The words that prove a flag, under the name of each text that they stand in; and the text that is gone, where its own words say nothing. */
export async function sourcesOf(ports: Ports, view: View, shown: ShownFlag, { source, target, summary }: Ends, asOf: Day): Promise<Html> {
  const own = view.words.flags.flag
  const { flag } = shown
  // Some rest on words of the target itself, and on words of a third text: that which the flag they depend on quotes.
  const basis = flag.dependsOn === null ? undefined : await ports.findings.flag(flag.dependsOn, asOf)
  const third = basis && (await storedOf(ports, basis.flag.source, asOf))
  const holderOf = ({ path }: Evidence): StoredInstrument | undefined =>
    [source, target, third].find((side) => side?.expressions.some(({ texts }) => texts.some((text) => text.path === path)))
  const kind = contradictionOf(flag)
  const otherText = kind === 'address' || kind === 'title'
  const headed = (heading: string, stored: StoredInstrument): Html => {
    const [title] = titlesOf(stored.instrument, view.ui)
    return html`<h2>${heading}${view.words.colon}<span lang="${title.language}">${title.text}</span></h2>`
  }
  const groups = [...Map.groupBy(withoutInner(flag.evidence), ({ path }) => path).values()].map(async (some) => {
    const [first] = some
    const holder = first && holderOf(first)
    const quotes = await Promise.all(some.map((evidence) => sourceText(ports, view, shown, holder, evidence)))
    if (!holder)
      return html`<h2>${own.source}</h2>
        ${quotes}`
    const isTarget = holder.id === shown.target.id
    // Two records may have one title: their files tell them apart.
    const heading =
      first.eId === '' ? html`<h2>${own.record(html`<code>${first.path}</code>`)}</h2>` : headed(isTarget ? own.own : own.source, holder)
    return html`${heading} ${isTarget ? '' : await headOf(ports, view, { stored: holder, summary }, asOf)} ${quotes}
    ${!isTarget && otherText ? await opening(ports, view, holder, asOf) : ''}`
  })
  const isQuoted = source === undefined || flag.evidence.some((evidence) => holderOf(evidence)?.id === source.id)
  return html`${await Promise.all(groups)}
  ${isQuoted ? '' : html`${headed(own.gone, source)}${await headOf(ports, view, { stored: source, summary }, asOf)}`}`
}
