/** A value that a statement takes or gives. Booleans are stored as 0 and 1, days and instants as text. */
export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

export interface Statement {
  readonly sql: string
  readonly values?: readonly Value[]
}

/**
 * The small asynchronous port to SQLite that reads, the ledger and small writes go through; node:sqlite and D1 stand behind it.
 * It keeps to what D1 allows: at most 100 values a statement, 100 KB of SQL, values up to 2 MB, and `batch` as the only transaction.
 * Errors are thrown as `StoreError`.
 */
export interface Database {
  all<T extends Row = Row>(sql: string, ...values: readonly Value[]): Promise<T[]>
  first<T extends Row = Row>(sql: string, ...values: readonly Value[]): Promise<T | undefined>
  /** Runs the statements as one transaction: all of them happened, or none. */
  batch(statements: readonly Statement[]): Promise<void>
  /** Changes whenever what is stored was changed or replaced by anybody else: the key of every cache. */
  version(): Promise<string>
  close(): void
}

export type StoreErrorCode = 'missing' | 'not-a-register' | 'busy' | 'failed'

/** A database could not do what was asked; the message is for people, `cause` is the driver's own error. */
export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
    this.code = code
  }
}
