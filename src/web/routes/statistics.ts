import type { Context } from 'hono'
import { statisticsAddress } from '../addresses.ts'
import { csv } from '../feeds/csv.ts'
import { FIGURES, within, type Figure } from '../figures/figure.ts'
import { DRAW } from '../figures/list.ts'
import { statisticsPage } from '../pages/statistics.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../view.ts'
import { unknownJurisdiction } from './found.ts'
import type { Form } from './negotiation.ts'
import { parametersOf } from './parameters.ts'

const tableForm = ({ name, heading, table }: Figure): object => ({
  figure: name,
  title: heading,
  columns: table.columns,
  rows: table.rows.map((row) => Object.fromEntries(table.columns.map((column, index) => [column, row[index] ?? null]))),
})

/** `/statistics`, `/statistics.json`, and `/statistics.csv?figure=`: one table has one head, so a file of CSV holds one figure. */
export async function answerStatistics(c: Context, ports: Ports, view: View, form: Form): Promise<Response> {
  const parameters = parametersOf(view.url)
  const jurisdiction = parameters.text('jurisdiction')
  const figure = parameters.oneOf('figure', FIGURES)
  const asOf = parameters.day('asOf') ?? view.today
  const request = { jurisdiction, asOf, query: { jurisdiction: jurisdiction ?? null, asOf: asOf === view.today ? null : asOf } }
  const held = (await ports.register.summary()).jurisdictions.map((it) => it.jurisdiction)
  if (jurisdiction !== undefined && held.every((it) => it !== jurisdiction)) throw unknownJurisdiction(view, jurisdiction, held)
  const isCsv = view.url.pathname === statisticsAddress({}, '.csv')
  if (isCsv && figure === undefined) {
    const ways = FIGURES.map((name) => ({ title: name, address: statisticsAddress({ figure: name, ...request.query }, '.csv') }))
    throw new Refusal(400, (words) => words.errors.missing('figure', ways[0]?.address ?? '', FIGURES.join(', ')), [
      { name: 'choices', heading: () => '', ways },
    ])
  }

  const counted = within(await ports.statistics(asOf), jurisdiction)
  const figures = (figure === undefined ? FIGURES : [figure]).map((name) => DRAW[name](view, counted))
  if (isCsv) {
    const { columns, rows } = figures[0]?.table ?? { columns: [], rows: [] }
    c.header('Content-Disposition', `attachment; filename="${figure}.csv"`)
    const cells = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
    return c.body(csv([columns, ...cells]), 200, { 'Content-Type': 'text/csv; charset=utf-8; header=present' })
  }
  if (form === 'json') return c.json({ asOf, jurisdiction: jurisdiction ?? null, figures: figures.map(tableForm) })
  return c.html(statisticsPage(view, request, figures, held))
}
