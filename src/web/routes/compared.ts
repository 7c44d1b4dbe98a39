import type { Context } from 'hono'
import type { Day } from '../../law/day.ts'
import { parseDay } from '../../law/day.ts'
import type { OutlineEntry } from '../../register/register.ts'
import type { InstrumentAddress } from '../addresses.ts'
import { differenceAddress, historyAddress, instrumentAddress, parseAddress } from '../addresses.ts'
import { historyForm } from '../forms/history.ts'
import { type Compared, differencePage } from '../pages/difference.ts'
import { historyPage } from '../pages/history.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { changesOf, withoutSchedules, wordsChanged } from '../text/difference.ts'
import { pageNumber } from '../text/scene.ts'
import type { View } from '../view.ts'
import { find } from './found.ts'

const PAGE = 25

/** `/{jur}/{id}/history[.json]`; with `from` and `to`, as its form sends them, the way to the difference. */
export async function answerHistory(c: Context, ports: Ports, view: View, asked: InstrumentAddress): Promise<Response> {
  const found = await find(ports, view, { ...asked, extension: null })
  if ('to' in found) {
    const there = parseAddress(found.to)
    return c.redirect(historyAddress('address' in there ? there.address : asked, asked), found.status)
  }
  const form = asked.extension ?? c.get('form')
  if (asked.extension !== null && form !== 'json') throw new Refusal(404, (words) => words.errors.unknownAddress)
  const [from, to] = ['from', 'to'].map((name) => view.url.searchParams.get(name))
  if (!from || !to) return form === 'json' ? c.json(historyForm(found)) : c.html(historyPage(view, found))
  const [first, second] = [from, to].map((text) => {
    const day = parseDay(text)
    if (!day) throw new Refusal(400, (words) => words.errors.impossibleDay(text))
    return day
  }) as [Day, Day]
  return c.redirect(differenceAddress(found.instrument, first, second, asked), 303)
}

/** `/{jur}/{id}/diff/{from}..{to}[.json]`: the nearest texts of those days or before. */
export async function answerDifference(
  c: Context,
  ports: Ports,
  view: View,
  asked: InstrumentAddress,
  [from, to]: readonly [Day, Day],
): Promise<Response> {
  if (to < from) return c.redirect(differenceAddress(asked, to, from, asked), 303)
  const newer = await find(ports, view, { ...asked, on: to, extension: null })
  if ('to' in newer) return c.redirect(newer.to, newer.status)
  const older = await find(ports, view, { ...asked, on: from, language: newer.expression.language, extension: null })
  if ('to' in older) return c.redirect(older.to, older.status)
  const { provisions } = ports.register
  const after = await provisions(newer.expression.id)
  const all = changesOf(await provisions(older.expression.id), after)
  const changes = withoutSchedules(all, after)
  const pages = Math.max(Math.ceil(changes.length / PAGE), 1)
  const page = pageNumber(view.url.searchParams.get('page'), pages)
  const shown = changes.slice((page - 1) * PAGE, page * PAGE).map((change) => ({ change, runs: wordsChanged(change) }))
  // What was asked for decides the address: what is nearest to a day may change with the register.
  const compared: Compared = {
    from,
    to,
    older,
    newer: { ...newer, address: asked },
    changes,
    schedules: all.length - changes.length,
    shown,
    page,
    pages,
  }
  if ((asked.extension ?? c.get('form')) === 'json') return c.json(differenceForm(compared))
  if (asked.extension !== null) throw new Refusal(404, (words) => words.errors.unknownAddress)
  return c.html(differencePage(view, compared))
}

const entryForm = (entry: OutlineEntry | null): object | null =>
  entry && { eId: entry.eId, number: entry.number, heading: entry.heading, kind: entry.kind }

function differenceForm({ from, to, older, newer, changes, schedules, shown, page, pages }: Compared): object {
  const { instrument, address } = newer
  const at = { language: address.language, extension: 'json' } as const
  return {
    jurisdiction: instrument.jurisdiction,
    identifier: instrument.identifier,
    address: instrumentAddress(instrument),
    from: { asked: from, textOn: older.expression.on, kind: older.expression.kind },
    to: { asked: to, textOn: newer.expression.on, kind: newer.expression.kind },
    language: newer.expression.language,
    total: changes.length,
    schedulesNotCompared: schedules,
    changes: shown.map(({ change, runs }) => ({
      change: change.change,
      before: entryForm(change.before),
      after: entryForm(change.after),
      runs,
    })),
    next: page < pages ? differenceAddress(instrument, from, to, at, { page: page + 1 }) : null,
  }
}
