/** A memory of rendered text, bounded by its size in characters; what was used longest ago goes first. */
export interface TextCache {
  get(key: string): string | undefined
  set(key: string, value: string): void
}

export function createTextCache(capacity: number): TextCache {
  const kept = new Map<string, string>()
  let size = 0
  return {
    get(key) {
      const value = kept.get(key)
      if (value !== undefined) {
        kept.delete(key)
        kept.set(key, value)
      }
      return value
    },
    set(key, value) {
      size += value.length - (kept.get(key)?.length ?? 0)
      kept.delete(key)
      kept.set(key, value)
      for (const [oldest, text] of kept) {
        if (size <= capacity) break
        kept.delete(oldest)
        size -= text.length
      }
    },
  }
}
