import type { Context } from 'hono'
import { flagsAddress, parseFlag } from '../addresses.ts'
import { flagForm, flagsAtom, flagsCsv, flagsJson } from '../feeds/flags.ts'
import { flagPage } from '../pages/flag.ts'
import { flagsPage } from '../pages/flags.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../view.ts'
import { reliances } from './flag-request.ts'
import type { Form } from './negotiation.ts'
import { parametersOf } from './parameters.ts'

/** `/flags`, and the same list as JSON, CSV and Atom. */
export async function answerFlags(c: Context, ports: Ports, view: View, form: Form): Promise<Response> {
  const { pathname } = view.url
  if (pathname.endsWith('.csv') || form === 'csv') {
    c.header('Content-Disposition', 'attachment; filename="flags.csv"')
    return c.body(await flagsCsv(ports, view), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' })
  }
  if (pathname.endsWith('.atom'))
    return c.body(await flagsAtom(ports, view), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  return form === 'json' ? c.json(await flagsJson(ports, view)) : c.html(await flagsPage(ports, view))
}

/** `/flags/{id}[.json]`. */
export async function answerFlag(c: Context, ports: Ports, view: View, segment: string, form: Form): Promise<Response> {
  const { id } = parseFlag(segment)
  const asOf = parametersOf(view.url).day('asOf') ?? view.today
  const shown = await ports.findings.flag(id, asOf)
  if (!shown)
    throw new Refusal(404, (words) => words.flags.flag.unknown, [
      { name: 'flags', heading: () => '', ways: [{ title: view.words.flags.flag.all, address: flagsAddress() }] },
    ])
  return form === 'json' ? c.json(flagForm(shown, await reliances(ports, asOf))) : c.html(await flagPage(ports, view, shown))
}
