import type { Resolver } from '../law/resolver.ts'
import type { Citations } from '../register/citations.ts'
import type { Findings } from '../register/findings.ts'
import type { Register } from '../register/register.ts'
import type { CountStatistics } from '../register/statistics.ts'
import type { Suggest } from '../register/suggest.ts'
import type { SearchRequest, SearchResponse } from '../search/search.ts'
import type { SearchHealth } from '../search/steady.ts'
import type { Metrics } from './metrics.ts'

export interface Fault {
  readonly requestId: string
  readonly method: string
  readonly address: string
  readonly error: unknown
}

/** What the web application is made of. It knows no clock, file or environment besides these. */
export interface Ports {
  readonly register: Register
  readonly resolver: Resolver
  readonly findings: Findings
  readonly citations: Citations
  readonly search: (request: SearchRequest) => Promise<SearchResponse>
  /** How the engine is that was chosen for words; left out where the embedded one was. */
  readonly searchHealth?: () => SearchHealth
  /** Names while somebody types. */
  readonly suggest: Suggest
  /** What the register holds, counted. */
  readonly statistics: CountStatistics
  readonly now: () => Date
  /** Counts requests for `/metrics`; without it there is no such page. */
  readonly metrics?: Metrics
  /** Told of every fault of ours, which whoever asked is told nothing of but the request's id. */
  readonly onFault?: (fault: Fault) => void
  /** Lets other requests be heard before it resolves; left out where each has a process of its own. */
  readonly rest?: () => Promise<void>
  /** Compresses with gzip; left out where the platform compresses what is sent. */
  readonly compress?: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
}
