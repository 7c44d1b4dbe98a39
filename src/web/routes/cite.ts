import type { Context } from 'hono'
import type { OutlineEntry } from '../../register/register.ts'
import { citeAddress, instrumentAddress, parseAddress } from '../addresses.ts'
import { citePage } from '../pages/cite.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { CITATION_FORMATS, citationIn, type CitationFormat, type Cited, textFragment } from '../text/citing.ts'
import { provisionName } from '../text/names.ts'
import { plainText } from '../text/plain.ts'
import { readingText } from '../text/reading.ts'
import { standingOf, type Standing } from '../parts/standing.ts'
import type { View } from '../view.ts'
import { find, type Found } from './found.ts'
import { parametersOf } from './parameters.ts'

/** In UTF-16 code units. */
const LONGEST_QUOTE = 2000

const TYPES: Readonly<Record<CitationFormat, string>> = {
  plain: 'text/plain; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/plain; charset=utf-8',
  bibtex: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
}

/** The address that shall be cited, as a path: people may give it with or without the name of this host. */
function askedFor({ url }: View): string {
  const to = url.searchParams.get('to') ?? ''
  const parsed = URL.parse(to, url.origin)
  return parsed && parsed.origin === url.origin ? parsed.pathname + parsed.search : ''
}

/** `/cite?to=…&quote=…`: citations of the wording of one day; with `format` one of them alone, as text. */
export async function answerCite(c: Context, ports: Ports, view: View): Promise<Response> {
  const format = parametersOf(view.url).oneOf('format', CITATION_FORMATS)
  const parsed = parseAddress(askedFor(view))
  if (parsed.kind === 'impossible-day') throw new Refusal(400, (words) => words.errors.impossibleDay(parsed.text))
  if (parsed.kind !== 'instrument') throw new Refusal(400, (words) => words.cite.unknown)
  const found = await find(ports, view, { ...parsed.address, extension: null })
  const quote = plainText(view.url.searchParams.get('quote') ?? '')
    .slice(0, LONGEST_QUOTE)
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim()
  if ('to' in found) return c.redirect(citeAddress({ to: found.to, quote, format }), found.status)

  const { entry, holds } = await placeOf(ports, view, found, quote)
  const cited = citedOf(view, found, entry, quote !== '' && holds ? quote : null, await standingOf(ports, view, found, entry))
  if (format) return c.body(citationIn(format, cited), 200, { 'Content-Type': TYPES[format] })
  return c.html(citePage(view, found, entry, cited, { to: instrumentAddress(found.instrument, { ...found.address }), quote, holds }))
}

const folded = (text: string): string =>
  readingText(text)
    .replaceAll(/F\d{1,4}\[|[\][]/g, '')
    .replaceAll(/\s+/g, ' ')

/** The provision that is cited, or that holds the quoted words; and whether those stand in it. */
async function placeOf(
  { register }: Pick<Ports, 'register'>,
  view: View,
  { expression, address, instrument }: Found,
  quote: string,
): Promise<{ readonly entry: OutlineEntry | null; readonly holds: boolean }> {
  const { eId } = address
  if (eId === null && quote === '') return { entry: null, holds: false }
  const provisions = await register.provisions(expression.id, eId === null ? undefined : [eId])
  if (eId !== null && provisions.length === 0)
    throw new Refusal(404, (words) => words.errors.unknownProvision(view.title(instrument).text, eId))
  const words = quote.replaceAll(/F\d{1,4}\[|[\][]/g, '')
  const holder = quote === '' ? undefined : provisions.find(({ text }) => folded(text).includes(words))
  return { entry: holder ?? (eId === null ? null : (provisions[0] ?? null)), holds: holder !== undefined }
}

function citedOf(
  view: View,
  { instrument, expression, stored }: Found,
  entry: OutlineEntry | null,
  quote: string | null,
  { status, flags }: Standing,
): Cited {
  const { words, formats } = view
  const title = view.title(instrument).text
  const languages = new Set(stored.expressions.map(({ language }) => language))
  const language = languages.size > 1 ? expression.language : null
  const provision = entry === null ? null : provisionName(entry, expression.language)
  const parts = [
    instrument.documentNumber === null ? title : words.cite.number(title, instrument.documentNumber),
    provision,
    quote === null ? null : words.cite.quoted(quote),
    expression.on === null ? null : words.cite.textOf(expression.kind, formats.day(expression.on)),
    status,
    words.cite.accessed(formats.day(view.today)),
  ]
  return {
    key: instrument.identifier,
    title,
    number: instrument.documentNumber,
    issuer: instrument.issuer,
    provision,
    publishedOn: instrument.publishedOn,
    sentence: [words.cite.sentence(parts.filter((part) => part !== null)), ...flags].join(words.stop),
    standing: [words.cite.sentence([status]), ...flags].join(words.stop),
    address: `${view.url.origin}${instrumentAddress(instrument, { on: expression.on, eId: entry?.eId ?? null, language })}${textFragment(quote ?? '')}`,
    accessedOn: view.today,
    quote,
  }
}
