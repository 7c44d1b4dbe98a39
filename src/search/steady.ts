import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel'
import { StoreError } from '../store/database.ts'
import { EngineError, type SearchEngine, type WordAnswer } from './engine.ts'

/** What /healthz and /metrics say of an engine that may fail. */
export interface SearchHealth {
  readonly engine: SearchEngine['name']
  /** Whether it is asked at present; otherwise the other one answers at once. */
  readonly asked: boolean
  /** Answers by it, and by the other one in its place, since the start. */
  readonly answered: number
  readonly replaced: number
  /** Why it last failed, as long as it does. */
  readonly fault: EngineError['code'] | null
}

export interface SteadyEngine extends SearchEngine {
  health(): SearchHealth
}

export interface SteadyOptions {
  readonly engine: SearchEngine
  /** Answers in its place. */
  readonly fallback: SearchEngine
  /** When it begins to fail, and when it is back; the message is for operators. */
  readonly onChange?: (message: string) => void
  /** How long an answer may take, and how long a failing engine is left in peace, in milliseconds. */
  readonly patience?: number
  readonly rest?: number
}

const PATIENCE = 3000
const REST = 10_000
/** As many failures one after the other, and the engine is left in peace for a while. */
const FAILURES = 3

/** Searches under way at once, and waiting for these; what comes on top the other engine answers, so that none waits long. */
const AT_ONCE = 6
const WAITING = 12

/** An engine that always answers: where one fails, or takes too long, another does in its place, and the answer says so. */
export function createSteadyEngine({ engine, fallback, onChange, patience = PATIENCE, rest = REST }: SteadyOptions): SteadyEngine {
  const breaker = circuitBreaker(
    // A register that cannot be read is no fault of the engine, and the other one could not read it either.
    handleWhen((error) => !(error instanceof StoreError)),
    { halfOpenAfter: rest, breaker: new ConsecutiveBreaker(FAILURES) },
  )
  const policy = wrap(bulkhead(AT_ONCE, WAITING), breaker, timeout(patience, TimeoutStrategy.Aggressive))
  let answered = 0
  let replaced = 0
  let fault: EngineError | null = null

  function failed(error: unknown): void {
    if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError) return
    const now =
      error instanceof EngineError
        ? error
        : error instanceof TaskCancelledError
          ? new EngineError('slow', `The engine ${engine.name} did not answer within ${patience} ms.`, error)
          : new EngineError(
              'nonsense',
              `The engine ${engine.name} failed: ${error instanceof Error ? error.message : String(error)}`,
              error,
            )
    if (fault?.code !== now.code) onChange?.(`${now.message} The embedded engine answers meanwhile.`)
    fault = now
  }

  return {
    name: engine.name,
    async search(query): Promise<WordAnswer> {
      try {
        const answer = await policy.execute(({ signal }) => engine.search(query, signal))
        answered += 1
        if (fault) onChange?.(`The engine ${engine.name} answers again.`)
        fault = null
        return answer
      } catch (error) {
        if (error instanceof StoreError) throw error
        failed(error)
        replaced += 1
        return { ...(await fallback.search(query)), engine: fallback.name }
      }
    },
    health: () => ({
      engine: engine.name,
      asked: breaker.state !== CircuitState.Open,
      answered,
      replaced,
      fault: fault?.code ?? null,
    }),
  }
}
