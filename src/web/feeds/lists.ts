import type { FlagCount } from '../../register/findings.ts'
import type { ListedInstrument } from '../../register/register.ts'
import { instrumentAddress } from '../addresses.ts'
import { jurisdictionRequestOf } from '../routes/jurisdiction-request.ts'
import { searchRequestOf } from '../routes/search-request.ts'
import type { Jurisdiction } from '../../law/jurisdiction.ts'
import type { Ports } from '../ports.ts'
import { plainWordsOf } from '../text/plain.ts'
import { raw } from '../html.ts'
import type { View } from '../view.ts'
import { csv } from './csv.ts'

const COLUMNS = 'jurisdiction identifier title documentNumber rank issuer publishedOn status since basis flags address'.split(' ')
const FOUND = 'eId number heading snippet provisionAddress'.split(' ')
/** Results on a page, as in /search.json. */
const RESULTS = 20

const row = (view: View, it: ListedInstrument, flags: ReadonlyMap<number, FlagCount>): (string | null)[] => [
  it.jurisdiction,
  it.identifier,
  it.title,
  it.documentNumber,
  it.rank,
  it.issuer,
  it.publishedOn,
  it.status.status,
  it.status.since,
  it.status.basis,
  String(flags.get(it.id)?.total ?? 0),
  view.url.origin + instrumentAddress(it),
]

/** `/search.csv`: the results of /search.json, one a row. */
export async function searchCsv({ search, findings }: Ports, view: View): Promise<string> {
  const { request, results } = await search(searchRequestOf(view, RESULTS))
  const flags = await findings.flagCounts(
    results.map(({ id }) => id),
    request.asOf,
  )
  const rows = results.map(async (it) => {
    const { provision } = it
    if (provision === null) return row(view, it, flags)
    const { eId, number, heading, snippet } = provision
    return [
      ...row(view, it, flags),
      eId,
      number,
      heading,
      await plainWordsOf(raw(snippet)),
      view.url.origin + instrumentAddress(it, { eId }),
    ]
  })
  return csv([[...COLUMNS, ...FOUND], ...(await Promise.all(rows))])
}

/** `/{jurisdiction}.csv`: every instrument that the filters leave, one a row. */
export async function jurisdictionCsv({ register, findings }: Ports, view: View, jurisdiction: Jurisdiction): Promise<string> {
  const { filter, asOf } = jurisdictionRequestOf(view, jurisdiction)
  const { instruments } = await register.browse(filter, asOf, { offset: 0, limit: Number.MAX_SAFE_INTEGER })
  const flags = await findings.flagCounts(
    instruments.map(({ id }) => id),
    asOf,
  )
  return csv([COLUMNS, ...instruments.map((it) => row(view, it, flags))])
}
