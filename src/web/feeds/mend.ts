import type { CitedEnd } from '../../register/citations.ts'
import { flagAddress, instrumentAddress, mendAddress } from '../addresses.ts'
import type { Ports } from '../ports.ts'
import { mendRequestOf } from '../routes/mend-request.ts'
import type { View } from '../view.ts'
import { csv } from './csv.ts'
import { feedOf } from './flags.ts'

const JSON_LIMIT = 100
const FEED_LIMIT = 50
/** Of texts; more are in no register. */
const ALL = 1_000_000

const endForm = ({ jurisdiction, identifier, title, status }: CitedEnd): object => ({
  jurisdiction,
  identifier,
  address: instrumentAddress({ jurisdiction, identifier }),
  title,
  status,
})

/** `/mend.json`: one entry for each text that is to be mended, with what it relies on. */
export async function mendJson({ citations }: Pick<Ports, 'citations'>, view: View): Promise<object> {
  const { jurisdiction, asOf, page, limit, query } = mendRequestOf(view, JSON_LIMIT)
  const { total, lines } = await citations.mend(asOf, { offset: (page - 1) * limit, limit }, jurisdiction)
  return {
    asOf,
    total,
    texts: lines.map(({ source, dead }) => ({
      source: endForm(source),
      references: dead.map(({ flag, target, since, dependsOn, places }) => ({ flag, target: endForm(target), since, dependsOn, places })),
    })),
    next: page * limit < total ? mendAddress({ ...query, page: page + 1 }, '.json') : null,
  }
}

const COLUMNS =
  'jurisdiction identifier title targetJurisdiction targetIdentifier targetTitle targetStatus since dependsOn eIds quotes address'

/** Every reference of the list as CSV: one row for each text and each that it relies on. */
export async function mendCsv({ citations }: Pick<Ports, 'citations'>, view: View): Promise<string> {
  const { jurisdiction, asOf } = mendRequestOf(view, JSON_LIMIT)
  const { lines } = await citations.mend(asOf, { offset: 0, limit: ALL }, jurisdiction)
  const rows = lines.flatMap(({ source, dead }) =>
    dead.map(({ flag, target, since, dependsOn, places }) => [
      source.jurisdiction,
      source.identifier,
      source.title,
      target.jurisdiction,
      target.identifier,
      target.title,
      target.status,
      since,
      dependsOn,
      places.map(({ eId }) => eId).join(' '),
      places.map(({ quote }) => quote).join('\n'),
      view.url.origin + flagAddress(flag),
    ]),
  )
  return csv([COLUMNS.split(' '), ...rows])
}

/** The newest dead references as Atom. */
export async function mendAtom({ findings }: Pick<Ports, 'findings'>, view: View): Promise<string> {
  const { jurisdiction, asOf, query } = mendRequestOf(view, FEED_LIMIT)
  const filter = { detector: 'dead-reference', ...(jurisdiction === undefined ? {} : { jurisdiction }) }
  const { flags } = await findings.flags(filter, asOf, { offset: 0, limit: FEED_LIMIT })
  const { title, what } = view.words.citations.mend
  return feedOf(view, flags, asOf, { own: mendAddress(query, '.atom'), page: mendAddress(query), title, what })
}
