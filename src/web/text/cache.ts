/** A bounded memory of things that were made; what was used longest ago goes first. */
export interface Cache<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
}

export type TextCache = Cache<string>

/** A cache that holds at most `capacity`, in the unit of `sizeOf`; a key counts its characters. */
export function createCache<V>(capacity: number, sizeOf: (value: V) => number): Cache<V> {
  const kept = new Map<string, V>()
  let size = 0
  const drop = (key: string): void => {
    const value = kept.get(key)
    if (value === undefined) return
    kept.delete(key)
    size -= key.length + sizeOf(value)
  }
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
      drop(key)
      kept.set(key, value)
      size += key.length + sizeOf(value)
      for (const oldest of kept.keys()) {
        if (size <= capacity) break
        drop(oldest)
      }
    },
  }
}

/** Bounded in characters. */
export const createTextCache = (capacity: number): TextCache => createCache(capacity, (text) => text.length)
