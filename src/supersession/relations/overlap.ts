interface Stretch {
  readonly start: number
  readonly end: number
}

/** Answers whether one of many stretches of a text, in whatever order they are given, shares a character with another. */
export function overlapWith(stretches: readonly Stretch[]): (other: Stretch) => boolean {
  const sorted = stretches.toSorted((a, b) => a.start - b.start)
  // How far the first so many of them reach.
  let furthest = 0
  const ends = sorted.map(({ end }) => (furthest = Math.max(furthest, end)))
  return ({ start, end }) => {
    let [low, high] = [-1, sorted.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((sorted[middle]?.start ?? end) < end) low = middle
      else high = middle - 1
    }
    return (ends[low] ?? 0) > start
  }
}
