import type { Day } from '../law/day.ts'
import { parseDay } from '../law/day.ts'
import type { InstrumentKey, Language } from '../law/instrument.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import { parseJurisdiction } from '../law/jurisdiction.ts'

/** The forms in which an instrument may be asked for by the end of its address. */
export const EXTENSIONS = ['json', 'jsonld', 'md', 'txt', 'xml'] as const
export type Extension = (typeof EXTENSIONS)[number]

/** `/{jurisdiction}/{identifier}[@day][/{eId}][.extension][?lang=]`. */
export interface InstrumentAddress extends InstrumentKey {
  readonly on: Day | null
  readonly eId: string | null
  readonly extension: Extension | null
  readonly language: Language | null
}

export type ParsedAddress =
  | { readonly kind: 'instrument'; readonly address: InstrumentAddress }
  | { readonly kind: 'jurisdiction'; readonly jurisdiction: Jurisdiction; readonly form: '' | '.csv' }
  /** `/{jurisdiction}/{identifier}/history[.json]`. */
  | { readonly kind: 'history'; readonly address: InstrumentAddress }
  /** `/{jurisdiction}/{identifier}/diff/{from}..{to}[.json]`. */
  | { readonly kind: 'difference'; readonly address: InstrumentAddress; readonly from: Day; readonly to: Day }
  /** What stands behind `@`, or beside `..`, is no day of the calendar. */
  | { readonly kind: 'impossible-day'; readonly text: string }
  | { readonly kind: 'none' }

const NONE: ParsedAddress = { kind: 'none' }
const endsLikeExtension = new RegExp(`\\.(${EXTENSIONS.join('|')})$`)

/**
 * One segment of a path. `encodeURIComponent` escapes `/` and `@`; the point before a trailing extension is escaped, too,
 * so that an identifier ending in `.json` is not taken for a form.
 */
function printSegment(text: string): string {
  const encoded = encodeURIComponent(text.normalize('NFC').toWellFormed())
  return encoded.replace(endsLikeExtension, (extension) => `%2E${extension.slice(1)}`)
}

function parseSegment(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw).normalize('NFC')
  } catch {
    return undefined
  }
}

type Query = Readonly<Record<string, string | number | null | undefined>>

/** A path with a query of what is set; the order is that of the keys. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] != null && pair[1] !== '')
  if (given.length === 0) return path
  return `${path}?${given.map(([key, value]) => `${key}=${encodeURIComponent(String(value).toWellFormed())}`).join('&')}`
}

/** The address of an instrument; what is left out of `at` is left out of the address. */
export function instrumentAddress(
  key: InstrumentKey,
  at: Partial<Omit<InstrumentAddress, keyof InstrumentKey>> = {},
  query: Query = {},
): string {
  const identifier = printSegment(key.identifier)
  // A segment of one or two points would be taken for a step up the path, escaped or not; an empty day keeps it whole.
  const day = at.on ? `@${at.on}` : /^\.{1,2}$/.test(identifier) ? '@' : ''
  // A provision of that name is told from the page of it by an escape.
  const eId = at.eId ? `/${printSegment(at.eId).replace(/^h(?=istory$)/, '%68')}` : ''
  const extension = at.extension ? `.${at.extension}` : ''
  return withQuery(`/${key.jurisdiction}/${identifier}${day}${eId}${extension}`, { lang: at.language, ...query })
}

type Kept = Partial<Pick<InstrumentAddress, 'language' | 'extension'>>

/** The expressions of an instrument. */
export const historyAddress = (key: InstrumentKey, { language, extension }: Kept = {}, query: Query = {}): string =>
  `${instrumentAddress(key)}/history${extension ? `.${extension}` : ''}${withQuery('', { lang: language, ...query })}`

/** What changed from the text of one day to that of another. */
export const differenceAddress = (key: InstrumentKey, from: Day, to: Day, { language, extension }: Kept = {}, query: Query = {}): string =>
  `${instrumentAddress(key)}/diff/${from}..${to}${extension ? `.${extension}` : ''}${withQuery('', { lang: language, ...query })}`

/** Reads a path (percent-encoded, as it came) with or without a query. Never throws. */
export function parseAddress(address: string): ParsedAddress {
  const [path = '', query = ''] = address.split(/\?(.*)/s, 2)
  const segments = path.split('/').slice(1)
  const [, first = '', form = ''] = /^(.*?)(\.csv)?$/.exec(segments[0] ?? '') ?? []
  const jurisdiction = parseJurisdiction(segments.length === 1 ? first : (segments[0] ?? ''))
  if (!path.startsWith('/') || !jurisdiction || segments.length > 4) return NONE
  if (segments.length === 1) return { kind: 'jurisdiction', jurisdiction, form: form === '' ? '' : '.csv' }

  const last = segments.at(-1) ?? ''
  const extension = endsLikeExtension.exec(last)?.[1] as Extension | undefined
  if (extension) segments[segments.length - 1] = last.slice(0, -extension.length - 1)
  const [, named = '', rawEId, rawDays] = segments
  const at = named.lastIndexOf('@')
  const rawDay = at < 0 ? '' : named.slice(at + 1)
  const dayText = parseSegment(rawDay) ?? rawDay
  const on = parseDay(dayText) ?? null
  if (dayText !== '' && on === null) return { kind: 'impossible-day', text: dayText }

  const identifier = parseSegment(at < 0 ? named : named.slice(0, at))
  const isPage = rawDays !== undefined || rawEId === 'history'
  const eId = rawEId === undefined || isPage ? null : parseSegment(rawEId)
  if (!identifier || eId === undefined || eId === '') return NONE
  const language = new URLSearchParams(query).get('lang')?.toLowerCase() || null
  const read: InstrumentAddress = { jurisdiction, identifier, on, eId, extension: extension ?? null, language }
  if (rawDays === undefined) return { kind: rawEId === 'history' ? 'history' : 'instrument', address: read }
  const [from = '', to = '', more] = rawDays.split('..')
  if (rawEId !== 'diff' || more !== undefined) return NONE
  const days = { from: parseDay(from), to: parseDay(to) }
  if (!days.from || !days.to) return { kind: 'impossible-day', text: days.from ? to : from }
  return { kind: 'difference', address: read, from: days.from, to: days.to }
}

export const homeAddress = '/'
export const sitemapAddress = (part?: number): string => `/sitemap${part === undefined ? '' : `-${part}`}.xml`
export const aboutAddress = '/about'
export const helpAddress = '/help'
export const jurisdictionAddress = (jurisdiction: string, query: Query = {}, form: '' | '.csv' = ''): string =>
  withQuery(`/${jurisdiction}${form}`, query)
/** How the addresses of a list end, by its form. */
export const LIST_ENDINGS = ['', '.json', '.csv', '.atom'] as const
export type ListForm = (typeof LIST_ENDINGS)[number]
export const searchAddress = (query: Query = {}, form: ListForm = ''): string => withQuery(`/search${form}`, query)
export const flagsAddress = (query: Query = {}, form: ListForm = ''): string => withQuery(`/flags${form}`, query)
export const mendAddress = (query: Query = {}, form: ListForm = ''): string => withQuery(`/mend${form}`, query)
export const citeAddress = (query: Query = {}): string => withQuery('/cite', query)
export const statisticsAddress = (query: Query = {}, form: '' | '.json' | '.csv' = ''): string => withQuery(`/statistics${form}`, query)
export const flagAddress = (id: string, form: '' | '.json' = '', query: Query = {}): string =>
  withQuery(`/flags/${printSegment(id)}${form}`, query)
/** Of what stands behind `/flags/`: the flag and the form asked for. */
export const parseFlag = (segment: string): { readonly id: string; readonly form: '' | '.json' } =>
  segment.endsWith('.json') ? { id: segment.slice(0, -5), form: '.json' } : { id: segment, form: '' }
export const assetAddress = (name: string, digest: string, type: string): string => `/assets/${name}-${digest}.${type}`

/** The same address with one part of its query set anew, or dropped. A path never begins with `//`, which would name a host. */
export function withParameter(url: URL, key: string, value: string | null): string {
  const query = new URLSearchParams(url.search)
  if (value === null) query.delete(key)
  else query.set(key, value)
  const text = query.toString()
  return `${url.pathname.replace(/^\/+/, '/')}${text === '' ? '' : `?${text}`}`
}
