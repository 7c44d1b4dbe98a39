import { Refusal } from './refusal.ts'

/** More than these are not let wait. */
const MOST = 2000

/** Answers that are short, or made elsewhere than in this thread. */
const AT_ONCE = /^\/(?:assets\/|search(?:\.\w+)?$|suggest\.json$|healthz$|metrics$|help$|about$)/

/** Makes the answer to a request in its turn. Throws a Refusal (503) where too many wait, or nobody does any more. */
export type Line = (request: Request, isPage: boolean, make: () => Promise<void>) => Promise<void>

/**
 * Lets answers that have to be made wait for each other: pages in one line; whole texts and lists as data, which are large, in another.
 * Whoever asks for what is kept, for a search or for help so waits for one of each at most, however many were asked for at once.
 * `rest` lets other requests in.
 */
export function createLine(rest: () => Promise<void>): Line {
  const pages = createTurns(rest)
  const data = createTurns(rest)
  return (request, isPage, make) =>
    AT_ONCE.test(new URL(request.url).pathname) ? make() : (isPage ? pages : data)(() => request.signal.aborted, make)
}

function createTurns(rest: () => Promise<void>): (isGone: () => boolean, make: () => Promise<void>) => Promise<void> {
  const busy = (): Refusal => new Refusal(503, (words) => words.errors.busy)
  let last = Promise.resolve()
  let waiting = 0
  return async (isGone, make) => {
    if (waiting >= MOST) throw busy()
    const turn = Promise.withResolvers<void>()
    const before = last
    last = turn.promise
    waiting += 1
    try {
      await before
      await rest()
      if (isGone()) throw busy()
      await make()
    } finally {
      waiting -= 1
      turn.resolve()
    }
  }
}
