import type { ShownFlag } from '../../register/findings.ts'
import type { CitationPlace } from '../../register/citations.ts'
import type { Language } from '../../law/instrument.ts'
import type { Register } from '../../register/register.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import type { View } from '../view.ts'
import type { TextCache } from './cache.ts'
import type { Unit } from './outline.ts'
import { unitsOf } from './outline.ts'
import type { TextLink } from './links.ts'
import { contentsCost, planPages } from './plan.ts'
import type { TextPage } from './plan.ts'
import type { TextScene } from './render.ts'

/** The contents of an expression, in their places. */
export async function unitsOfExpression(register: Register, { expression }: Pick<Found, 'expression'>): Promise<readonly Unit[]> {
  const titles = expression.texts.flatMap(({ path, partTitle }) => (partTitle === null ? [] : [[path, partTitle] as const]))
  return unitsOf(await register.outline(expression.id), new Map(titles))
}

/** The words of provisions that name other law, by the file and then by the eId of the provision. */
export type ProvisionLinks = ReadonlyMap<string, ReadonlyMap<string, readonly TextLink[]>>

/** How many places of a text name others, by provision. The register knows that of the newest text of each language alone. */
export const placeCountsIn = async ({ citations }: Pick<Ports, 'citations'>, { stored, expression }: Found) =>
  expression.latest ? citations.placeCounts(stored.id) : new Map<string, number>()

/** Links for the places at which some of a text's provisions name others. */
export async function linksIn(
  { citations }: Pick<Ports, 'citations'>,
  { stored, expression }: Found,
  units: readonly Unit[],
): Promise<ProvisionLinks> {
  const eIds = units.map(({ entry }) => entry.eId)
  return expression.latest ? linksOf(units, await citations.places(stored.id, eIds)) : new Map()
}

function linksOf(units: readonly Unit[], places: readonly CitationPlace[]): ProvisionLinks {
  const links = new Map<string, Map<string, readonly TextLink[]>>()
  if (places.length === 0) return links
  const byPath = new Map([...Map.groupBy(places, ({ path }) => path)].map(([path, some]) => [path, Map.groupBy(some, ({ eId }) => eId)]))
  for (const { entry } of units) {
    const some = byPath.get(entry.path)?.get(entry.eId)
    if (!some) continue
    const own = some.map(({ start, end, target, targetEId }) => ({
      start: start - entry.start,
      end: end - entry.start,
      address: instrumentAddress(target, { eId: targetEId }),
    }))
    links.set(entry.path, (links.get(entry.path) ?? new Map<string, readonly TextLink[]>()).set(entry.eId, own))
  }
  return links
}

export const createScene = (
  view: View,
  found: Found,
  units: readonly Unit[],
  cache: TextCache,
  flags: readonly ShownFlag[],
  links: ProvisionLinks,
): TextScene => ({
  view,
  language: found.expression.language,
  units,
  cache,
  // The last of a list stands in a map: the first flag shall.
  flags: new Map(flags.toReversed().flatMap(({ flag }) => (flag.target.eId === null ? [] : [[flag.target.eId, flag.id] as const]))),
  linksOf: ({ path, eId }) => links.get(path)?.get(eId) ?? [],
  addressOf: (eId, query = {}) =>
    instrumentAddress(found.instrument, { on: found.address.on, language: found.address.language, eId }, query),
})

/** Of the 30 KB of a first view (pages.md): what is left for contents and text when frame, style and facts are taken off. */
const FIRST_VIEW_TEXT = 21_900
/** A text that takes several pages anyway opens with a shorter one, which is there sooner: most readers go on from its contents. */
const OPENING_TEXT = 8000
const FURTHER_VIEW_TEXT = 26_500
const CONTENTS_MOST = 8000

/** The pages of a range of a text; `placeCounts` says how many links each of its provisions will have. */
export function pagesOf(
  units: readonly Unit[],
  language: Language,
  range: TextPage,
  placeCounts: ReadonlyMap<string, number>,
): readonly TextPage[] {
  const plan = (first: number): readonly TextPage[] =>
    planPages(units, range, language, { first, further: FURTHER_VIEW_TEXT }, ({ entry }) => placeCounts.get(entry.eId) ?? 0)
  const pages = plan(FIRST_VIEW_TEXT - contentsCost(units, range.from, range.to, language, CONTENTS_MOST))
  return pages.length > 1 ? plan(OPENING_TEXT) : pages
}

/** The page that a request asks for, from 1; anything that is no page is the first or the last. */
export function pageNumber(text: string | null, pages: number): number {
  const page = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 1
  return Math.min(Math.max(page, 1), Math.max(pages, 1))
}
