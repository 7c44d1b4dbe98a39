import { describe, expect, test } from 'vitest'
import { day } from '../../src/law/day.ts'
import type { Evidence } from '../../src/law/flag.ts'
import type { OutlineEntry, StoredInstrument, StoredProvision } from '../../src/register/register.ts'
import type { Ports } from '../../src/web/ports.ts'
import { findEvidence } from '../../src/web/text/evidence.ts'

const words = 'The Wells Act, 1933, is hereby repealed'
const section = (eId: string, start: number, text: string): StoredProvision => ({
  id: start,
  path: 'ie/a.md',
  eId,
  kind: 'section',
  number: eId.slice(4),
  heading: null,
  level: 5,
  start,
  end: start + text.length,
  digest: eId,
  text,
})

/** A register of one instrument with one text. */
function holding(...texts: readonly string[]): { ports: Pick<Ports, 'register'>; source: StoredInstrument } {
  let start = 100
  const provisions = texts.map((text, index) => {
    const made = section(`sec_${index + 1}`, start, text)
    start += text.length
    return made
  })
  const register = {
    outline: async (): Promise<readonly OutlineEntry[]> => provisions,
    provisions: async (_id: number, eIds: readonly string[] = []) => provisions.filter(({ eId }) => eIds.includes(eId)),
  } as unknown as Ports['register']
  const expression = { id: 1, on: day('1960-07-04'), language: 'en', latest: true, texts: [{ path: 'ie/a.md' }] }
  return { ports: { register }, source: { id: 1, expressions: [expression] } as unknown as StoredInstrument }
}

const evidence = (start: number, operative = 'sec_2'): Evidence => ({
  path: 'ie/a.md',
  expressionOn: day('1960-07-04'),
  eId: 'sec_2',
  operative,
  quote: words,
  start,
  end: start + words.length,
})

describe('the words of a flag', () => {
  test('are found at their offsets, with the provisions before and after, and what gives them effect', async () => {
    const { ports, source } = holding('One.\n\n', `Two. ${words}.\n\n`, 'Three.\n\n', 'Four.\n\n')
    const found = await findEvidence(ports, source, evidence(111, 'sec_4'))
    expect(found?.marked).toBe(`<p>One.</p>\n<p>Two. <mark>${words}</mark>.</p>\n<p>Three.</p>`)
    expect([found?.holder?.eId, found?.operative?.eId]).toEqual(['sec_2', 'sec_4'])
  })

  test('are not looked for elsewhere where the text was changed within its day', async () => {
    const { ports, source } = holding('One.\n\n', `Two, longer than it was. ${words}.\n\n`)
    expect(await findEvidence(ports, source, evidence(111))).toBeUndefined()
    expect(await findEvidence(ports, source, { ...evidence(111), path: 'ie/other.md' })).toBeUndefined()
  })
})
