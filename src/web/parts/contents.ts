import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { TextPage } from '../text/plan.ts'
import { provisionName } from '../text/names.ts'
import type { Unit } from '../text/outline.ts'
import { isHeaded } from '../text/outline.ts'
import { unitTitle } from '../text/render.ts'
import { flagShape } from './shapes.ts'
import type { TextScene } from '../text/render.ts'

/** Contents show as many levels as fit in this many compressed bytes (pages.md). */
export const CONTENTS_BYTES = 8000
/**
 * About what a line of the contents, and each character of its heading besides, take compressed at least (long Acts of Ireland, one in
 * ten takes less): what is probably too long is not made, since making and compressing it to find out would take a third of a first view.
 */
const [LEAST_LINE, LEAST_CHARACTER] = [10.7, 0.216]
/**
 * With this much for the whole, both take less than this, however badly they compress (all Irish Acts and Chinese texts): what surely
 * fits need not be compressed to be measured.
 */
const [MOST_WHOLE, MOST_LINE, MOST_CHARACTER] = [400, 16, { latin: 0.4, han: 2 }] as const

/** Compressed size, as a browser would receive it. */
async function gzipSize(text: string): Promise<number> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  let size = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) size += chunk.byteLength
  return size
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Beside a unit on which a flag is open. */
const flagged = (scene: TextScene, { entry }: Unit): Html | string =>
  scene.flags.has(entry.eId)
    ? html` <span class="flagged">${flagShape}<span class="hidden" lang="${scene.view.ui}">${scene.view.words.flags.inText}</span></span>`
    : ''

/** Nested lists of the headed units of a range, `depth` levels of them. What is shown on this page is linked within it. */
function lists(scene: TextScene, range: Range, levels: number, shown: TextPage): Html {
  const { units } = scene
  const list = (from: number, to: number, left: number): Html => {
    const items: Html[] = []
    for (let index = from; index < to;) {
      const unit = units[index]
      if (!unit) break
      if (unit.partTitle !== null && index > range.from - 1) items.push(html`<li class="part-title">${unit.partTitle}</li>`)
      if (isHeaded(unit) && (unit.entry.heading ?? unit.entry.number) !== null) {
        const here = index >= shown.from && index < shown.to
        const inner = left > 1 && unit.end > index + 1 ? list(index + 1, unit.end, left - 1) : ''
        items.push(
          html`<li>
            <a href="${here ? `#${unit.entry.eId}` : scene.addressOf(unit.entry.eId)}">${unitTitle(unit)}</a>${flagged(scene, unit)}${inner}
          </li>`,
        )
      }
      index = Math.max(unit.end, index + 1)
    }
    return items.length === 0
      ? html``
      : html`<ul>
          ${items}
        </ul>`
  }
  return list(range.from, range.to, levels)
}

/** Where even one level would be too long: the pages of the text, each by its first and last provision. */
const pagesList = (scene: TextScene, pages: readonly TextPage[], addressOfPage: (page: number) => string): Html =>
  html`<ul>
    ${pages.map((page, index) => html`<li><a href="${addressOfPage(index + 1)}">${rangeName(scene, page)}</a></li>`)}
  </ul>`

/** "Section 5 to Section 12". */
export function rangeName(scene: TextScene, { from, to }: TextPage): Html {
  const units = scene.units.slice(from, to)
  const named = units.filter(({ entry }) => entry.number !== null)
  const first = named[0] ?? units[0]
  const last = named.at(-1) ?? units.at(-1)
  const { ui, words } = scene.view
  if (!first || !last) return html`<span lang="${ui}">${words.instrument.opening}</span>`
  const name = ({ entry }: Unit): string => provisionName(entry, scene.language)
  const inText = (text: string): Html => html`<span lang="${scene.language}">${text}</span>`
  if (first === last) return inText(name(first))
  if (scene.language === ui) return inText(`${name(first)}${words.instrument.to}${name(last)}`)
  return html`${inText(name(first))}<span lang="${ui}">${words.instrument.to}</span>${inText(name(last))}`
}

/** Articles without headings in a text without chapters: their numbers, one after the other. */
const numbers = (scene: TextScene, range: Range, shown: TextPage): Html =>
  html`<p class="numbers">
    ${scene.units.slice(range.from, range.to).map((unit, index) => {
      const { entry } = unit
      const here = range.from + index >= shown.from && range.from + index < shown.to
      return entry.number === null
        ? ''
        : html`<a href="${here ? `#${entry.eId}` : scene.addressOf(entry.eId)}">${entry.number}</a>${flagged(scene, unit)} `
    })}
  </p>`

/** The table of contents of a range of units: as many levels as fit. Null where it would say nothing. */
export async function contentsOf(
  scene: TextScene,
  range: Range,
  pages: readonly TextPage[],
  shown: TextPage,
  addressOfPage: (page: number) => string,
): Promise<Html | null> {
  const inside = scene.units.slice(range.from, range.to)
  const headed = inside.filter(isHeaded)
  if (headed.length <= 1) {
    const numbered = inside.filter(({ entry }) => entry.number !== null)
    return numbered.length > 8 && numbered.length <= 400 ? numbers(scene, range, shown) : null
  }
  const base = Math.min(...headed.map((unit) => unit.depth))
  const deepest = Math.max(...headed.map((unit) => unit.depth)) - base + 1
  for (let levels = deepest; levels >= 1; levels--) {
    const lines = headed.filter((unit) => unit.depth < base + levels)
    const characters = lines.reduce((sum, { entry }) => sum + (entry.heading?.length ?? 0), 0)
    if (lines.length * LEAST_LINE + characters * LEAST_CHARACTER > CONTENTS_BYTES) continue
    const made = lists(scene, range, levels, shown)
    const perCharacter = MOST_CHARACTER[/^(?:zh|ja|ko)/.test(scene.language) ? 'han' : 'latin']
    const surelyFits = MOST_WHOLE + lines.length * MOST_LINE + characters * perCharacter <= CONTENTS_BYTES
    if (surelyFits || (await gzipSize(String(await made))) <= CONTENTS_BYTES) return made
  }
  return pagesList(scene, pages, addressOfPage)
}
