import { parseArgs } from 'node:util'
import { BuildError } from '../../src/compile/report.ts'
import { parseDay, type Day } from '../../src/law/day.ts'
import { EngineError } from '../../src/search/engine.ts'
import { ConfigurationError } from '../../src/search/meilisearch/configuration.ts'
import { StoreError } from '../../src/store/database.ts'

/** The register that commands read and write unless they are told another. */
export const DEFAULT_REGISTER = '.gazette/register.db'

/** A subcommand of `gazette`: one file, and one line in the list of gazette.ts. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** What --help prints. */
  readonly help: string
  /** Options without their dashes: `flag` stands alone, `value` is followed by a value. */
  readonly options: Readonly<Record<string, 'flag' | 'value'>>
  /** Gives back the exit code. Throws UsageError, StoreError or BuildError where it cannot be done. */
  run(given: Given): Promise<number>
}

/** A command line as it was understood. */
export interface Given {
  readonly words: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
}

/** A command line that cannot be followed; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Reads a command line by a command's options. Throws UsageError. */
export function parse(command: Command, args: readonly string[]): Given {
  const known = { ...command.options, help: 'flag' } as Readonly<Record<string, 'flag' | 'value'>>
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), ...(name === 'help' && { short: 'h' }) },
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const words: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined
    if (kind === undefined) throw new UsageError(`gazette ${command.name} has no option ${token.rawName}.`)
    if (kind === 'flag') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`)
      flags.add(token.name)
      continue
    }
    const { value } = token
    // A value that begins with a dash is most likely the next option; --name=-value says otherwise.
    if (value === undefined || value === '' || (!token.inlineValue && value.startsWith('-')))
      throw new UsageError(`${token.rawName} needs a value after it.`)
    values.set(token.name, value)
  }
  return { words, flags, values }
}

export function wholeNumber(name: string, text: string, from: number, to: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (number >= from && number <= to) return number
  throw new UsageError(`${name} must be a whole number from ${from} to ${to}, not ${text}.`)
}

export function calendarDay(name: string, text: string): Day {
  const found = parseDay(text)
  if (found) return found
  throw new UsageError(`${name} must be a day of the calendar such as 2026-03-31, not ${text}.`)
}

/** What went wrong, in words for the person at the terminal; a fault of ours keeps its stack. */
export function explain(command: Command, error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See npx gazette ${command.name} --help`
  if ([StoreError, BuildError, EngineError, ConfigurationError].some((kind) => error instanceof kind)) return (error as Error).message
  // What the system refuses (a file that cannot be written) needs no stack.
  if (error instanceof Error && 'syscall' in error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
