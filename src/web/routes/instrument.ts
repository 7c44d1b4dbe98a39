import type { Context } from 'hono'
import { parseDay } from '../../law/day.ts'
import type { InstrumentAddress } from '../addresses.ts'
import { instrumentAddress } from '../addresses.ts'
import { akomaNtoso } from '../forms/akoma-ntoso.ts'
import { instrumentForm, markdownForm } from '../forms/instrument.ts'
import { linkedData } from '../forms/jsonld.ts'
import { textForm } from '../forms/text.ts'
import { citationsPage } from '../pages/citations.ts'
import { instrumentPage } from '../pages/instrument.ts'
import { placeOf, provisionPage } from '../pages/provision.ts'
import { repealsPage } from '../pages/repeals.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { TextCache } from '../text/cache.ts'
import type { View } from '../view.ts'
import type { Found } from './found.ts'
import { find } from './found.ts'
import type { Form } from './negotiation.ts'

/**
 * Answers for an instrument or a provision. A text that its collection removed is answered with its last wording and 410:
 * people and links still get the text, while programs and search engines learn that it is no longer published there. On a
 * day before the removal it is answered as any other.
 */
export async function answerInstrument(
  c: Context,
  ports: Ports,
  view: View,
  cache: TextCache,
  asked: InstrumentAddress,
  wanted: Form,
): Promise<Response> {
  const on = view.url.searchParams.get('on')
  // A form that is sent without a day asks for none.
  if (on) {
    const day = parseDay(on)
    if (!day) throw new Refusal(400, (words) => words.errors.impossibleDay(on))
    return c.redirect(instrumentAddress(asked, { ...asked, on: day }), 303)
  }
  const { extension } = asked
  const form = extension ?? (wanted === 'csv' ? 'html' : wanted)
  const found = await find(ports, view, asked)
  if ('to' in found) return c.redirect(found.to, found.status)

  const status = found.gone ? 410 : 200
  const show = view.url.searchParams.get('show')
  if (form === 'html' && show === 'repeals') return c.html(await repealsPage(ports, view, found), status)
  if (form === 'html' && show === 'citations') return c.html(await citationsPage(ports, view, found), status)
  if (form === 'html') {
    const page = found.address.eId === null ? instrumentPage(ports, view, cache, found) : provisionPage(ports, view, cache, found)
    return c.html(await page, status)
  }
  if (found.gone) throw removed(view, found)
  const { units, index } = await placeOf(ports, view, found)
  const range = index < 0 ? { from: 0, to: units.length } : { from: index, to: units[index]?.end ?? units.length }
  const shown = units.slice(range.from, range.to)
  const eIds = index < 0 ? undefined : shown.map(({ entry }) => entry.eId)
  if (form === 'json') return c.json(await instrumentForm(ports, found, eIds))
  const bodyOf = {
    md: () => markdownForm(ports, found, eIds),
    txt: () => textForm(ports, view, found, eIds),
    xml: async () => akomaNtoso(view, found, units, range, await ports.register.provisions(found.expression.id, eIds)),
    jsonld: () => JSON.stringify(linkedData(view, found, shown)),
  }
  return c.body(await bodyOf[form](), 200, { 'Content-Type': TYPES[form] })
}

const TYPES = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/akn+xml; charset=utf-8',
  jsonld: 'application/ld+json',
} as const

function removed(view: View, { instrument, expression, address }: Found): Refusal {
  const { deletedOn } = instrument
  const { on } = expression
  const last = on === null ? [] : [{ title: view.formats.day(on), address: instrumentAddress(instrument, { ...address, on }) }]
  return new Refusal(
    410,
    (words) =>
      deletedOn === null || deletedOn === 'unknown' ? words.errors.removedSome : words.errors.removed(view.formats.day(deletedOn)),
    [{ name: 'last', heading: (words) => words.errors.wholeText, ways: last }],
  )
}
