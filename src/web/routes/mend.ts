import type { Context } from 'hono'
import { mendAtom, mendCsv, mendJson } from '../feeds/mend.ts'
import { mendPage } from '../pages/mend.ts'
import type { Ports } from '../ports.ts'
import type { View } from '../view.ts'
import type { Form } from './negotiation.ts'

/** `/mend`, and the same list as JSON, CSV and Atom. */
export async function answerMend(c: Context, ports: Ports, view: View, form: Form): Promise<Response> {
  const { pathname } = view.url
  if (pathname.endsWith('.csv') || form === 'csv') {
    c.header('Content-Disposition', 'attachment; filename="mend.csv"')
    return c.body(await mendCsv(ports, view), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' })
  }
  if (pathname.endsWith('.atom')) return c.body(await mendAtom(ports, view), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  return form === 'json' ? c.json(await mendJson(ports, view)) : c.html(await mendPage(ports, view))
}
