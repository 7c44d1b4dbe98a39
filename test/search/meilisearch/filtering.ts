import type { Stored } from './stored.ts'

/** Whether a document passes a filter of the kinds that Gazette writes: comparisons, IN, NOT IN, and groups joined by AND or OR. */
export function passes(document: Stored, filter: string): boolean {
  const tokens = [...filter.matchAll(/"(?:[^"\\]|\\.)*"|[()[\],]|<=|>=|[=<>]|[^\s()[\],"]+/g)].map(([token]) => token)
  let at = 0
  const next = (): string => tokens[at++] ?? ''
  const value = (): string => {
    const token = next()
    return token.startsWith('"') ? token.slice(1, -1).replaceAll(/\\(.)/g, '$1') : token
  }

  function any(): boolean {
    let result = all()
    while (tokens[at] === 'OR') {
      next()
      const other = all()
      result ||= other
    }
    return result
  }

  function all(): boolean {
    let result = one()
    while (tokens[at] === 'AND') {
      next()
      const other = one()
      result &&= other
    }
    return result
  }

  function one(): boolean {
    const first = next()
    if (first === '(') {
      const inner = any()
      if (next() !== ')') throw new Error(`Not a filter: ${filter}`)
      return inner
    }
    const actual = first.split('.').reduce<unknown>((held, name) => (held as Stored | null)?.[name], document)
    const operator = next()
    if (operator === 'IN' || operator === 'NOT') {
      if (operator === 'NOT') next()
      next()
      const values: string[] = []
      while (tokens[at] !== ']') {
        values.push(value())
        if (tokens[at] === ',') next()
      }
      next()
      return values.includes(String(actual)) === (operator === 'IN')
    }
    const wanted = value()
    if (typeof actual === 'boolean') return String(actual) === wanted
    if (typeof actual !== 'string' && typeof actual !== 'number') return false
    if (operator === '=') return String(actual) === wanted
    const [left, right] = typeof actual === 'number' ? [actual, Number(wanted)] : [actual, wanted]
    return operator === '<=' ? left <= right : operator === '>=' ? left >= right : operator === '>' ? left > right : left < right
  }

  return any()
}
