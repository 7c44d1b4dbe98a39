import type { Words } from './words/words.ts'

export type RefusalStatus = 300 | 400 | 404 | 405 | 410 | 500 | 503

export interface Way {
  readonly title: string
  /** What tells it from others of the same title. */
  readonly note?: string
  readonly address: string
}

/** A list of ways on, under the heading that `words` give it. */
export interface Ways {
  readonly name: 'choices' | 'near' | 'first' | 'last' | 'languages' | 'jurisdictions' | 'expressions' | 'instrument' | 'flags' | 'search'
  readonly heading: (words: Words) => string
  readonly ways: readonly Way[]
}

/**
 * A request that cannot be answered as it stands, for a reason that a person can be told: thrown by routes, shown by
 * `pages/refused.ts` to people and as problem details (RFC 9457) to programs.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly detail: (words: Words) => string
  readonly ways: readonly Ways[]

  constructor(status: RefusalStatus, detail: (words: Words) => string, ways: readonly Ways[] = [], cause?: unknown) {
    super(`refused with ${status}`, { cause })
    this.name = 'Refusal'
    this.status = status
    this.detail = detail
    this.ways = ways.filter((list) => list.ways.length > 0)
  }
}
