import { type BigIntStats, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { StoreError, type Database, type Row, type Statement, type Value } from './database.ts'

export interface SqliteOptions {
  /** Never writes, and needs the file to exist. Otherwise the file and its folder are made where they are missing. */
  readonly readOnly?: boolean
  /** What people should read where the file does not exist. */
  readonly missing?: string
  /**
   * Looks at a freshly opened file and says what is wrong with it, in words for people; undefined where nothing is.
   * A file that takes the place of a good one and is refused is not opened: what was served is served still.
   */
  readonly refuse?: (first: (sql: string) => Row | undefined) => string | undefined
}

/** Waiting for another process that writes, in milliseconds. */
const BUSY_TIMEOUT = 5000
/** What D1 takes; kept here, too, so that nothing is written that would fail there. */
const MAX_VALUES = 100
const MAX_STATEMENTS = 200
const CACHE_KIB = 64 * 1024

interface Connection {
  readonly db: DatabaseSync
  readonly file: string
  readonly statements: Map<string, StatementSync>
}

/** Opens an SQLite file behind the Database port. Throws StoreError. */
export function openSqlite(path: string, options: SqliteOptions = {}): Database {
  let connection = connect(path, options)
  let writes = 0
  let refused = ''

  // Only version() moves to a new file: ids differ from file to file, so a caller decides when it is ready for others.
  function follow(file: string | undefined): void {
    if (file === undefined || file === connection.file || file === refused) return
    try {
      const next = connect(path, options)
      connection.db.close()
      connection = next
    } catch {
      refused = file
    }
  }

  return {
    async all<T extends Row = Row>(sql: string, ...values: readonly Value[]): Promise<T[]> {
      return attempt(path, () => prepare(connection, sql, values).all(...values) as unknown as T[])
    },
    async first<T extends Row = Row>(sql: string, ...values: readonly Value[]): Promise<T | undefined> {
      return attempt(path, () => prepare(connection, sql, values).get(...values) as unknown as T | undefined)
    },
    async batch(statements: readonly Statement[]): Promise<void> {
      attempt(path, () => transact(connection, statements))
      writes += 1
    },
    async version(): Promise<string> {
      return attempt(path, () => {
        const found = statOf(path)
        follow(found && identityOf(found))
        const changes = prepare(connection, 'PRAGMA data_version', []).get()
        // Time and size tell two states of one file apart over restarts, which SQLite's data_version does not.
        return `${connection.file}-${found?.mtimeNs}.${found?.size}-${String(changes?.['data_version'])}-${writes}`
      })
    },
    close(): void {
      if (connection.db.isOpen) connection.db.close()
    },
  }
}

function connect(path: string, { readOnly = false, missing, refuse }: SqliteOptions): Connection {
  const file = fileIdentity(path)
  if (file === undefined && readOnly) throw new StoreError('missing', missing ?? `There is no file ${path}.`)
  return attempt(path, () => {
    if (!readOnly) mkdirSync(dirname(path), { recursive: true })
    // A reader opens the file for writing, too, but with query_only: only so can it roll back what a killed writer left half done.
    // mode=rw: a file that vanishes just now is not made anew.
    const url = pathToFileURL(path)
    url.searchParams.set('mode', readOnly ? 'rw' : 'rwc')
    const db = new DatabaseSync(url, { timeout: BUSY_TIMEOUT })
    try {
      db.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA query_only = ${readOnly ? 'ON' : 'OFF'}; PRAGMA foreign_keys = ON`)
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
      const complaint = refuse?.((sql) => db.prepare(sql).get() as Row | undefined)
      if (complaint !== undefined) throw new StoreError('not-a-register', complaint)
    } catch (error) {
      db.close()
      throw error
    }
    return { db, file: file ?? fileIdentity(path) ?? '', statements: new Map() }
  })
}

function prepare({ db, statements }: Connection, sql: string, values: readonly Value[]): StatementSync {
  if (values.length > MAX_VALUES) throw new StoreError('failed', `A statement takes at most ${MAX_VALUES} values, not ${values.length}.`)
  const known = statements.get(sql)
  // Taken out and put back, so that the statement used longest ago stands first and goes first.
  statements.delete(sql)
  const statement = known ?? db.prepare(sql)
  statements.set(sql, statement)
  const [oldest] = statements.keys()
  if (statements.size > MAX_STATEMENTS && oldest !== undefined) statements.delete(oldest)
  return statement
}

function transact(connection: Connection, statements: readonly Statement[]): void {
  connection.db.exec('BEGIN IMMEDIATE')
  try {
    for (const { sql, values = [] } of statements) prepare(connection, sql, values).run(...values)
    connection.db.exec('COMMIT')
  } catch (error) {
    if (connection.db.isTransaction) connection.db.exec('ROLLBACK')
    throw error
  }
}

const statOf = (path: string): BigIntStats | undefined => statSync(path, { throwIfNoEntry: false, bigint: true })
const identityOf = ({ dev, ino }: BigIntStats): string => `${dev}.${ino}`
const fileIdentity = (path: string): string | undefined => {
  const found = statOf(path)
  return found && identityOf(found)
}

/** Primary result codes of SQLite; https://www.sqlite.org/rescode.html */
const BUSY = new Set([5, 6])
const NOT_A_DATABASE = 26

function attempt<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (error instanceof StoreError) throw error
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    if (BUSY.has(code)) throw new StoreError('busy', `${path} is in use by another process; try again in a moment.`, error)
    if (code === NOT_A_DATABASE)
      throw new StoreError(
        'not-a-register',
        `${path} is not an SQLite database. Name the register with --register, or build one: npx gazette build <folder>`,
        error,
      )
    throw new StoreError('failed', `${path}: ${error instanceof Error ? error.message : String(error)}`, error)
  }
}
