import type { Day } from '../../law/day.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { Flag } from '../../law/flag.ts'
import type { FlagCount, ShownFlag } from '../../register/findings.ts'
import { flagAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { languageOf, titleLanguage } from '../text/names.ts'
import type { Title } from '../text/names.ts'
import { placesOf } from '../text/places.ts'
import { readingQuote, shortened } from '../text/quote.ts'
import type { View } from '../view.ts'
import { flagShape } from './shapes.ts'

/** The word that stands in lists beside the status of a text on which a flag is open. */
export const flaggedWord = (view: View, count: FlagCount): Html =>
  html`<span class="status flagged">${flagShape} ${count.whole > 0 ? view.words.flags.flagged : view.words.flags.partlyFlagged}</span>`

/** What a text says, cut short, in its own language and between quotation marks. */
const inItsWords = (view: View, text: string): Html =>
  html`<q lang="${languageOf(text, view.ui)}">${shortened(readingQuote(text), 160)}</q>`

/** The provision that is flagged, or the parts in the source's words; null where the whole text is. */
export function flaggedPart(view: View, { flag, target }: ShownFlag, quoted = true): Html | null {
  if (flag.extent === 'whole' && flag.target.eId === null) return null
  const language = likelyLanguage(flag.target.jurisdiction)
  const [place] = target.provision ? placesOf([target.provision], language) : []
  if (place) return place.name
  if (flag.parts !== null && quoted) return inItsWords(view, flag.parts)
  return html`${flag.target.eId ?? view.words.flags.partInWords}`
}

/** The title of what is flagged. */
export const targetTitle = (view: View, { flag, target }: ShownFlag): Title =>
  view.title({ ...target, jurisdiction: flag.target.jurisdiction })

/** The source as a link within a sentence. */
function nameOfSource(view: View, { flag, source }: ShownFlag): Html {
  const { text, language } = view.title({ ...source, jurisdiction: flag.source.jurisdiction })
  return view.words.named(html`<a href="${instrumentAddress(flag.source)}" lang="${language}">${text}</a>`, language)
}

/** "section 4 of, and the Second Schedule to, the Juries Act 1976". */
function sourceOf(view: View, shown: ShownFlag): Html {
  const { flag, source } = shown
  const language = titleLanguage({ title: source.title, jurisdiction: flag.source.jurisdiction })
  const more = new Set(flag.evidence.map(({ eId }) => eId)).size - 1
  return view.words.flags.by(placesOf(source.provisions, language), nameOfSource(view, shown), more)
}

/** A basis that is not held is represented by the text that ended it, whose words are quoted; no flag stands on such a basis. */
const restsOnUnheld = ({ detector, dependsOn, source, evidence }: Flag): boolean =>
  detector === 'lost-basis' && dependsOn === null && evidence.slice(1).some(({ path }) => path === source.path)

/** What the detectors say that read no repeal of the target; undefined for the others. */
function saysOtherwise(view: View, shown: ShownFlag, day: Html | null): Html | undefined {
  const words = view.words.flags
  const { flag, source } = shown
  const other = nameOfSource(view, shown)
  // Their first words stand in what is flagged itself; where that is a provision, it was named before.
  const place = flag.target.eId === null ? placesOf(source.provisions.slice(0, 1), likelyLanguage(flag.target.jurisdiction))[0] : undefined
  const isOwn = flag.source.jurisdiction === flag.target.jurisdiction && flag.source.identifier === flag.target.identifier
  switch (flag.detector) {
    case 'lost-basis':
      return (restsOnUnheld(flag) ? words.lostUnheldBasis : words.lostBasis)(place, other, day)
    case 'spent':
      return words.spent(other, day)
    case 'dead-reference':
      return words.deadReference(place, other, day)
    case 'replaced-by-new-version':
      return words.replaced(other, day)
    case 'contradiction':
      return words.contradicted[contradictionOf(flag) ?? 'title'](isOwn ? null : other)
    case 'repeal-clause':
    case 'repeal-schedule':
    case 'expired':
      return undefined
  }
}

/** Some flags reach neither the whole nor a part of a text: they say that something in it, or recorded of it, is to be mended. */
export const isOfNoPart = ({ detector, target }: Flag): boolean =>
  target.eId === null && (detector === 'contradiction' || detector === 'dead-reference')

/** What disagrees, by the line of a record that a contradiction quotes first (flags/contradiction.ts); null for other flags. */
export function contradictionOf({ detector, evidence: [first, second] }: Flag): 'address' | 'title' | 'listed' | 'ended-early' | null {
  if (detector !== 'contradiction' || !first) return null
  if (!second) return 'ended-early'
  return first.quote.startsWith('source:') ? 'address' : first.quote.startsWith('status:') ? 'listed' : 'title'
}

/** What a flag says, as the rest of a sentence: "repealed on 2 March 1976 by section 4 of, …, the Juries Act 1976." */
export function flagSays(view: View, shown: ShownFlag, asOf: Day, { part = true }: { readonly part?: boolean } = {}): Html {
  const words = view.words.flags
  const { flag, source } = shown
  const { effectiveOn } = flag
  const day = effectiveOn && view.formats.time(effectiveOn)
  const isDue = effectiveOn !== null && effectiveOn > asOf
  const says = (): Html => {
    if (flag.detector === 'expired') {
      const place = placesOf(source.provisions.slice(-1), likelyLanguage(flag.source.jurisdiction))[0]
      return isDue && day ? words.runsOut(day, place) : words.ranOut(day, place)
    }
    const otherwise = saysOtherwise(view, shown, day)
    if (otherwise) return otherwise
    const by = sourceOf(view, shown)
    if (day) return isDue ? words.toBeRepealed(day, by) : words.repealed(day, by)
    return flag.certainty === 'conditional' ? words.conditional(by) : words.unknownDay(by)
  }
  const flagged = part && !isOfNoPart(flag) ? flaggedPart(view, shown) : null
  const sentence = flagged === null ? says() : words.ofPart(flagged, says())
  const except = flag.exceptions === null ? '' : words.except(inItsWords(view, flag.exceptions))
  return html`${sentence}${except}${words.stop}`
}

/** The words that prove a flag, as they are read. */
export function quoteOf(view: View, { flag }: ShownFlag, most: number, evidence = flag.evidence): Html {
  return join(
    evidence.map(({ quote }) => {
      const text = shortened(readingQuote(quote), most)
      return html`<blockquote lang="${languageOf(text, likelyLanguage(flag.source.jurisdiction))}">${text}</blockquote>`
    }),
    '',
  )
}

/** More than these are not shown in the words of the page itself. */
const MOST_WHOLE = 2
const MOST_LINES = 4

const proof = (view: View, { flag }: ShownFlag): Html => html`<a href="${flagAddress(flag.id)}">${view.words.flags.proof}</a>`

function whole(view: View, shown: ShownFlag, asOf: Day): Html {
  const words = view.words.flags
  return html`<p>${flagShape} ${words.notReviewed(flagSays(view, shown, asOf))}</p>
    <details>
      <summary>${words.quote}</summary>
      ${quoteOf(view, shown, 500)}
      <p>${proof(view, shown)}</p>
    </details>`
}

/** Flags that rest on the same words: one row of a table may name ten sections. */
export const bySameWords = (flags: readonly ShownFlag[]): ShownFlag[][] => [
  ...Map.groupBy(flags, ({ flag, target, source }) => JSON.stringify([target.id, source.id, flag.extent, flag.evidence])).values(),
]

/** What flags that rest on the same words say, as the rest of a sentence; `named` makes of the part of each what stands for it. */
export function groupSays(
  view: View,
  group: readonly ShownFlag[],
  asOf: Day,
  named = (_: ShownFlag, part: Html | string): Html | string => part,
): Html {
  const [first] = group
  if (!first) return html``
  if (isOfNoPart(first.flag) || flaggedPart(view, first) === null) return flagSays(view, first, asOf)
  const words = view.words.flags
  const parts = group.slice(0, 12).map((shown) => named(shown, flaggedPart(view, shown) ?? words.partInWords))
  const rest = group.length > parts.length ? view.words.inBrackets(words.more(view.formats.number(group.length - parts.length), false)) : ''
  return words.ofPart(join(parts, view.words.comma), html`${rest}${flagSays(view, first, asOf, { part: false })}`)
}

const partLine = (view: View, group: readonly ShownFlag[], asOf: Day): Html => {
  const [first] = group
  const says = groupSays(view, group, asOf, ({ flag }, part) => html`<a href="${flagAddress(flag.id)}">${part}</a>`)
  return html`<li>${says} ${first && isOfNoPart(first.flag) ? proof(view, first) : ''}</li>`
}

/** Open flags beside the status of a text: those on all of it as sentences, those on parts of it as lines. It is never the status itself. */
export function flagsBeside(view: View, flags: readonly ShownFlag[], asOf: Day): Html {
  if (flags.length === 0) return html``
  const words = view.words.flags
  const all = flags.filter(({ flag }) => flag.extent === 'whole')
  const parts = bySameWords(flags.filter(({ flag }) => flag.extent === 'part'))
  const more = all.slice(MOST_WHOLE)
  const list = (groups: readonly ShownFlag[][]): Html =>
    html`<ul>
      ${groups.map((group) => partLine(view, group, asOf))}
    </ul>`
  const count = (number: number): string => words.more(view.formats.number(number), number === 1)
  return html`<div class="say flagged">
    ${all.slice(0, MOST_WHOLE).map((shown) => whole(view, shown, asOf))}
    ${
      more.length > 0
        ? html`<details>
            <summary>${count(more.length)}</summary>
            <ul>
              ${more.slice(0, 10).map((shown) => html`<li>${flagSays(view, shown, asOf)} ${proof(view, shown)}</li>`)}
            </ul>
          </details>`
        : ''
    }
    ${
      parts.length > 0
        ? html`<p>${flagShape} ${words.parts}${view.words.colon}</p>
            ${list(parts.slice(0, MOST_LINES))}
            ${
              parts.length > MOST_LINES
                ? html`<details>
                    <summary>${count(parts.length - MOST_LINES)}</summary>
                    ${list(parts.slice(MOST_LINES, MOST_LINES + 12))}
                  </details>`
                : ''
            }`
        : ''
    }
  </div>`
}
