/** What ranking knows of a provision that answers. */
export interface Candidate {
  readonly provisionId: number
  readonly instrumentId: number
  /** BM25, higher is better. */
  readonly score: number
  readonly kind: string
  /** Its place in its text, counted from 0. */
  readonly ordinal: number
  readonly heading: string | null
  /** Length of its text, in UTF-16 code units. */
  readonly size: number
  readonly jurisdiction: string
  readonly rank: string | null
  /** Of publication. */
  readonly year: number | null
}

/** What ranking knows besides the candidates; each may be left out. */
export interface Knowledge {
  /** What the standing of an instrument counts. */
  readonly prior?: (of: Pick<Candidate, 'jurisdiction' | 'rank'>) => number
  /** Which of the question's words each provision holds, and what each word weighs. */
  readonly held?: { readonly words: ReadonlyMap<number, readonly number[]>; readonly weights: readonly number[] }
  /** By instrument: those that repeal it whole, as their texts say. */
  readonly repealers?: ReadonlyMap<number, ReadonlySet<number>>
}

/** Each further provision of an instrument counts this much of the one before, five at most. */
const DECAY = 0.7
const COUNTED = 5
/** How much of its instrument's score a provision gets besides its own. */
const SHARE = 0.3
/** Units that hold others, preambles and bare headings: they name a matter, they seldom rule on it. */
const FRAMES: ReadonlySet<string> = new Set(['book', 'part', 'subpart', 'title', 'chapter', 'preamble', 'group'])
const BARE = 30
const FRAME = 0.7
/** Provisions about texts rather than about the matter: what they amend, or what their words mean. */
const ABOUT_TEXTS = /^(?:amendments?|insertion|substitution|repeals?|short title|citation|commencement|interpretation|definitions?)\b/i
const ABOUT = 0.8

const HIGHEST: ReadonlySet<string> = new Set(['constitution', 'law', 'act', 'code', 'statute'])

/**
 * The rank of an instrument as a mild prior: what a legislature made weighs more than what was made under it, the whole country's law more
 * than a region's. Measured on the questions of STARD (`npm run evaluate`): recall@100 0.65 without, 0.71 with it; MRR@10 0.36 and 0.40.
 */
export function priorOf({ jurisdiction, rank }: { readonly jurisdiction: string; readonly rank: string | null }): number {
  if (jurisdiction.includes('-')) return 0.8
  return rank !== null && HIGHEST.has(rank) ? 1.3 : 1
}

/** Later law answers questions of today somewhat likelier: a third of a per cent for each year. */
function yearOf({ year }: Candidate): number {
  return year === null ? 1 : 1 + 0.003 * (Math.min(2100, Math.max(1900, year)) - 1960)
}

/**
 * A text that another repeals whole, as that other's own words say, is likelier outdated, though nobody signed that yet and its status does
 * not change: detection errs, so it is a prior and not a place in the list. Where the repealing text answers the question itself, and so is
 * its successor in this matter, the older one would only mislead.
 */
const REPEALED = 0.8
const SUCCEEDED = 0.4

/** How much more an instrument counts whose best provisions together hold all words of the question. */
const COVERAGE = 1.5

/**
 * Which provision of an instrument is shown for a question: what an Act is about it rules on at its beginning, and the words recur in what
 * follows (section 6 of the Juries Act says who serves, section 31 who serves at an inquest). The order of the instruments is none of this.
 */
const BEGINNING = 0.5
const BEGINNING_LASTS = 30
const shownFirst = (one: Candidate): number => own(one) * (1 + BEGINNING / (1 + one.ordinal / BEGINNING_LASTS))

/** The candidates of each instrument, best first; the map begins with the instrument of the best candidate. */
function byInstrument<T extends Candidate>(candidates: readonly T[], scored: (one: Candidate) => number): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const candidate of candidates.toSorted((a, b) => scored(b) - scored(a) || a.provisionId - b.provisionId)) {
    const list = found.get(candidate.instrumentId)
    if (list) list.push(candidate)
    else found.set(candidate.instrumentId, [candidate])
  }
  return found
}

const weightOf = ({ kind, size, heading }: Candidate): number =>
  (FRAMES.has(kind) || size < BARE ? FRAME : 1) * (heading !== null && ABOUT_TEXTS.test(heading) ? ABOUT : 1)
const own = (one: Candidate): number => one.score * weightOf(one)
const bare = (one: Candidate): number => one.score
const together = (best: readonly Candidate[], scored: (one: Candidate) => number): number =>
  best.slice(0, COUNTED).reduce((sum, one, index) => sum + scored(one) * DECAY ** index, 0)

/** The share of the question's words, by weight, that the best provisions of an instrument hold between them. */
function covered(best: readonly Candidate[], held: Knowledge['held']): number {
  if (!held) return 0
  const words = new Set(best.slice(0, COUNTED).flatMap(({ provisionId }) => held.words.get(provisionId) ?? []))
  const all = held.weights.reduce((sum, weight) => sum + weight, 0)
  return all === 0 ? 0 : [...words].reduce((sum, word) => sum + (held.weights[word] ?? 0), 0) / all
}

/**
 * Provisions in their order; a provision in whose instrument others answer, too, is the likelier one. The year and detected repeals count
 * only where `repealers` are given: for questions in Chinese, measured on STARD, whose law is younger, both cost more than they gave.
 */
export function rankProvisions<T extends Candidate>(candidates: readonly T[], { prior = priorOf, repealers }: Knowledge = {}): T[] {
  const ranked: T[] = []
  const today = (one: T): number => (repealers ? yearOf(one) * (repealers.has(one.instrumentId) ? REPEALED : 1) : 1)
  for (const list of byInstrument(candidates, bare).values()) {
    const shared = SHARE * together(list, bare)
    for (const one of list) ranked.push({ ...one, score: (own(one) + weightOf(one) * shared) * prior(one) * today(one) })
  }
  return ranked.toSorted((a, b) => b.score - a.score || a.provisionId - b.provisionId)
}

/** One candidate for each instrument, its best provision, in the order of the instruments. `held` is known of questions alone. */
export function rankInstruments<T extends Candidate>(candidates: readonly T[], { prior = priorOf, held, repealers }: Knowledge = {}): T[] {
  const scores = new Map<number, T>()
  for (const [id, list] of byInstrument(candidates, own)) {
    const best = held ? list.toSorted((a, b) => shownFirst(b) - shownFirst(a))[0] : list[0]
    if (best) scores.set(id, { ...best, score: together(list, own) * prior(best) * yearOf(best) * (1 + COVERAGE * covered(list, held)) })
  }
  const ranked = [...scores].map(([id, one]) => ({ ...one, score: one.score * outdated(id, one.score, scores, repealers) }))
  return ranked.toSorted((a, b) => b.score - a.score || a.provisionId - b.provisionId)
}

function outdated(id: number, score: number, scores: ReadonlyMap<number, Candidate>, repealers: Knowledge['repealers']): number {
  const by = repealers?.get(id)
  if (!by) return 1
  return [...by].some((one) => (scores.get(one)?.score ?? 0) > SUCCEEDED * score) ? SUCCEEDED : REPEALED
}
