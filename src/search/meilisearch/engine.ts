import { NOTHING, type SearchEngine, type WordAnswer, type WordQuery } from '../engine.ts'
import { repealersOf } from '../knowledge.ts'
import { type MatchMode, modesOf } from '../match.ts'
import { counted, ordered } from '../order.ts'
import { type Found, titled } from '../pool.ts'
import { quoting } from '../quotation.ts'
import { rankInstruments, rankProvisions } from '../ranking.ts'
import { type Words, wordsAsked } from '../words.ts'
import { beyond, keysOf, withBest } from './beyond.ts'
import { conditionsOf, fits, without } from './filter.ts'
import { placesOf } from './places.ts'
import type { Ports } from './ports.ts'
import { type Asked, askedOf, corrected, MOST_WORDS, termsToCount, wantedOf } from './query.ts'
import { type Scored, weigh, weightsOf } from './weigh.ts'

/** Provisions that are ranked for an answer, as in the embedded engine: Meilisearch finds them, our own ranking orders them. */
const POOL = 1000
/** For a question more of them, since Meilisearch's order tells less of how well they answer. Measured on questions of citizens (`npm run evaluate`). */
const QUESTION_POOL = 1500

/**
 * The SearchEngine on servers of Meilisearch. They say which provisions hold the words; of which instrument they are, what its status is on the
 * day and how they rank is the register's and ours to say, so that an index that lags behind never shows a status of yesterday.
 * Throws EngineError where no server answers, StoreError where the register cannot be read.
 */
export function createMeilisearchEngine(options: Ports): SearchEngine {
  return {
    name: 'meilisearch',
    async search(query, signal) {
      const words = wordsAsked(query)
      const byTitle = await titled(options.database, query, words)
      if (byTitle) {
        const found = byTitle.filter(({ instrumentId }) => !query.except?.includes(instrumentId))
        return ordered(query.by === 'provision' ? rankProvisions(found) : rankInstruments(found), query, words.han)
      }
      const read = askedOf(words)
      const known = await options.fleet.frequencies(termsToCount(read), signal)
      const asked = query.narrow ? { ...read, ...known } : await corrected({ ...read, ...known }, options.fleet, signal)
      for (const mode of modesOf(words, query)) {
        const found = await answer(options, query, words, asked, mode, signal)
        if (found) return found
      }
      return { ...NOTHING, terms: asked.shown }
    },
  }
}

async function answer(
  options: Ports,
  query: WordQuery,
  words: Words,
  asked: Asked,
  mode: MatchMode,
  signal: AbortSignal | undefined,
): Promise<WordAnswer | undefined> {
  const { database, fleet } = options
  const filter = [...conditionsOf(query.filter, query.asOf), ...without(await keysOf(database, query.except ?? []))]
  const wanted = wantedOf(query, asked, mode, filter)
  if (wanted.length === 0) return undefined
  const { jurisdiction } = query.filter
  const limit = Math.max(
    mode === 'any' && words.han.length === 0 ? QUESTION_POOL : POOL,
    query.by === 'provision' ? query.offset + query.limit : 0,
  )
  const gathered = await fleet.gather(wanted, { limit, jurisdiction }, signal)
  const pool = await poolOf(options, query, words, asked, mode, gathered.keys)
  if (pool.length === 0) return gathered.silent.length > 0 ? { ...NOTHING, terms: asked.shown, silent: gathered.silent } : undefined
  const ranked = await rankedOf(options, query, words, asked, mode, pool)
  const counts = counted(pool)
  const everything: Found[] = ranked.map((one) => (query.by === 'provision' ? one : { ...one, count: counts.get(one.instrumentId) ?? 1 }))
  // A broad question matches nearly everything: only the pool is an answer to it. A narrow query is counted to the end.
  const [only] = wanted
  const counting = mode !== 'any' && words.phrases.length === 0 && gathered.total > gathered.keys.length && only
  if (counting) everything.push(...(await beyond(options, query, only, counts, signal)))
  const found = ordered(everything, query, asked.shown)
  return {
    ...found,
    ...(counting && { hits: await withBest(options, query, only, found.hits, signal) }),
    ...(gathered.silent.length > 0 && { silent: gathered.silent }),
  }
}

/** What the register says of what was found, without what is filtered out, in the order of its scores. */
async function poolOf(
  { database }: Ports,
  query: WordQuery,
  words: Words,
  asked: Asked,
  mode: MatchMode,
  keys: readonly string[],
): Promise<Scored[]> {
  const places = (await placesOf(database, keys, query.asOf)).filter(
    (place) => fits(place, query.filter) && query.except?.includes(place.instrumentId) !== true,
  )
  const ids = places.map(({ provisionId }) => provisionId)
  const exact = words.phrases.length === 0 ? null : await quoting(database, ids, words.phrases)
  const scored = weigh(
    exact ? places.filter(({ provisionId }) => exact.has(provisionId)) : places,
    [...asked.terms, ...asked.quoted],
    weightsOf(asked),
  )
  // Meilisearch looks for ten words at most; and a letter or two apart it finds other words.
  const least = mode === 'any' ? 1 : mode === 'all' && asked.terms.length > MOST_WORDS ? asked.terms.length : 0
  return asked.terms.length === 0 ? scored : scored.filter(({ held }) => held.filter((at) => at < asked.terms.length).length >= least)
}

async function rankedOf(
  { database, prior }: Ports,
  query: WordQuery,
  words: Words,
  asked: Asked,
  mode: MatchMode,
  pool: readonly Scored[],
): Promise<Found[]> {
  const own = prior ? { prior } : {}
  if (query.by === 'provision' && words.han.length > 0) return rankProvisions(pool, own)
  const repealers = await repealersOf(
    database,
    pool.map(({ instrumentId }) => instrumentId),
    query.asOf,
  )
  if (query.by === 'provision') return rankProvisions(pool, { ...own, repealers })
  // Where every word has to occur there is nothing to tell apart; pairs of Han characters overlap, and so tell little.
  if (mode !== 'any' || words.latin.length < 2) return rankInstruments(pool, { ...own, repealers })
  const latin = asked.terms.flatMap(({ han }, at) => (han ? [] : [at]))
  const weights = weightsOf(asked)
  const held = {
    words: new Map(pool.map((one) => [one.provisionId, one.held.map((at) => latin.indexOf(at)).filter((at) => at >= 0)])),
    weights: latin.map((at) => weights[at] ?? 0),
  }
  return rankInstruments(pool, { ...own, repealers, held })
}
