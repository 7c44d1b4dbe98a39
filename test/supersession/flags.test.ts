import { describe, expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import type { Jurisdiction } from '../../src/law/jurisdiction.ts'
import type { Flag } from '../../src/law/flag.ts'
import type { Relation, RelationPiece } from '../../src/law/relation.ts'
import type { Graph, GraphCitation, GraphInstrument } from '../../src/supersession/flags/graph.ts'
import { detectFlags } from '../../src/supersession/flags/list.ts'

const ie = 'ie' as Jurisdiction
const key = (identifier: string) => ({ jurisdiction: ie, identifier, path: `ie/${identifier}.md` })

/** A relation from act-b to act-a with what matters to a test. */
function relation(given: Partial<Relation> = {}): Relation {
  const { quote = 'The Ferries Act, 1960, is hereby repealed', provision = 'sec_4', start = 10 } = given
  const { effectiveOn = day('1970-01-05'), certainty = 'own-commencement' } = given
  const piece: RelationPiece = {
    parts: null,
    partEIds: [],
    provision,
    operative: provision,
    quote,
    start,
    end: start + quote.length,
    effectiveOn,
    certainty,
  }
  return {
    source: key('act-b'),
    expression: { on: day('1970-01-05'), language: 'en', commit: null },
    current: true,
    ...piece,
    pieces: [piece],
    kind: 'repeal',
    extent: 'whole',
    exceptions: null,
    target: { title: 'Ferries Act, 1960', year: 1960, number: '7', held: key('act-a') },
    why: null,
    effectiveOn,
    certainty,
    origin: 'detected',
    ...given,
  }
}

function graph(
  relations: readonly Relation[],
  instruments: Readonly<Record<string, Partial<GraphInstrument>>> = {},
  citations: Readonly<Record<string, readonly GraphCitation[]>> = {},
): Graph {
  const instrument = (identifier: string): GraphInstrument => ({
    ...key(identifier),
    title: identifier,
    issuer: null,
    rank: 'act',
    documentNumber: null,
    madeOn: day('1960-05-04'),
    publishedOn: day('1970-01-05'),
    commencesOn: null,
    source: null,
    language: 'en',
    textOn: day('1960-05-04'),
    textKind: 'as-made',
    cessations: [],
    listing: null,
    declared: [],
    onlyAmends: false,
    has: (eId) => /^sec_[1-9]$/.test(eId),
    isGap: () => false,
    head: () => `# ${identifier}\n`,
    readingDigest: () => identifier,
    ...instruments[identifier],
  })
  return {
    relations,
    instruments: Object.keys(instruments).map(instrument),
    instrument: ({ identifier }) => instrument(identifier),
    relying: ({ identifier }) => citations[identifier] ?? [],
    names: (source, target) => (citations[target.identifier] ?? []).some((it) => it.source.identifier === source.identifier),
    declaredTarget: (_, reference) => (reference in instruments ? instrument(reference) : undefined),
  }
}

const piece = (parts: string, partEIds: readonly string[], quote: string): RelationPiece => ({
  parts,
  partEIds,
  provision: 'sec_4',
  operative: 'sec_4',
  quote,
  start: 10,
  end: 10 + quote.length,
  effectiveOn: day('1970-01-05'),
  certainty: 'own-commencement',
})

describe('flags', () => {
  it('tell a sentence from the row of a table', () => {
    const row = relation({ provision: 'att_2', quote: '| No. 7 of 1960 | Ferries Act, 1960. | The whole Act. |' })
    expect(detectFlags(graph([relation()])).map(({ detector }) => detector)).toEqual(['repeal-clause'])
    expect(detectFlags(graph([row])).map(({ detector }) => detector)).toEqual(['repeal-schedule'])
    // A text that repeals one section in a clause and another in a table gives a flag of each kind.
    const piece = (partEId: string, given: Partial<RelationPiece>): RelationPiece[] =>
      relation(given).pieces.map((it) => ({ ...it, partEIds: [partEId] }))
    const pieces = [...piece('sec_1', {}), ...piece('sec_2', { provision: 'att_1', quote: '| Ferries Act, 1960 | Section 2. |' })]
    const both = graph([relation({ extent: 'part', pieces })], { 'act-a': { has: () => true } })
    expect(detectFlags(both).map(({ detector, target }) => [detector, target.eId])).toEqual([
      ['repeal-clause', 'sec_1'],
      ['repeal-schedule', 'sec_2'],
    ])
  })

  it('need a target that the collection holds, and another one than the source', () => {
    const notHeld = relation({ target: { title: 'Harbours Act, 1814', year: 1814, number: null, held: null }, why: 'not-held' })
    expect(detectFlags(graph([notHeld]))).toEqual([])
    expect(detectFlags(graph([relation({ source: key('act-a') })]))).toEqual([])
    expect(detectFlags(graph([relation({ kind: 'repeal-unnamed', target: null })]))).toEqual([])
  })

  it('land on the provisions that are repealed, each with the words that name it', () => {
    const pieces = [
      piece('section 2', ['sec_2'], 'Section 2 of the Ferries Act, 1960, is repealed'),
      piece('sections 3 and 12', ['sec_3', 'sec_12'], 'Sections 3 and 12 of the Ferries Act, 1960, are repealed'),
      piece('the definition of ferry', [], 'the definition of ferry is deleted'),
    ]
    const found = detectFlags(graph([relation({ extent: 'part', pieces })]))
    expect(found.map(({ target, evidence }) => [target.eId, evidence.map(({ quote }) => quote)])).toEqual([
      ['sec_2', [pieces[0]?.quote]],
      ['sec_3', [pieces[1]?.quote]],
      [null, [pieces[2]?.quote]],
    ])
  })

  it('are one for each day on which words without a place of their own go, and one alone for a provision that one sentence names twice', () => {
    const [open, same] = [piece('the words “a”', [], 'the words “a” are deleted'), piece('the words “b”', [], 'the words “b” are deleted')]
    const later = {
      ...piece('the words “c”', [], 'the words “c” are deleted'),
      effectiveOn: day('1971-01-01'),
      certainty: 'stated' as const,
    }
    const found = detectFlags(graph([relation({ extent: 'part', pieces: [open, same, later] })]))
    expect(found.map(({ parts, effectiveOn }) => [parts, effectiveOn])).toEqual([
      ['the words “a”; the words “b”', '1970-01-05'],
      ['the words “c”', '1971-01-01'],
    ])
    const all = piece('sections 2 and 3', ['sec_2', 'sec_3'], 'sections 2 and 3 are repealed')
    const apart = { ...all, parts: 'section 2', partEIds: ['sec_2'], effectiveOn: day('1971-01-01') }
    const both = detectFlags(graph([relation({ extent: 'part', pieces: [apart, all] })]))
    expect(both.map(({ target, parts, effectiveOn }) => [target.eId, parts, effectiveOn])).toEqual([
      ['sec_2', 'section 2', '1971-01-01'],
      ['sec_3', 'sections 2 and 3', '1970-01-05'],
    ])
  })

  it('are closed where a consolidated text has the change in it already', () => {
    const part = relation({ extent: 'part', pieces: [piece('section 2', ['sec_2'], 'Section 2 is repealed')] })
    const consolidated = { 'act-a': { textKind: 'consolidated', textOn: day('1980-01-01') } } as const
    expect(detectFlags(graph([part], consolidated))[0]?.closed).toBe('already-in-text')
    expect(detectFlags(graph([part]))[0]?.closed).toBeNull()
    // Left to an order, but the words are gone.
    const left = relation({
      extent: 'part',
      pieces: [{ ...piece('section 2', ['sec_2'], 'Section 2 is repealed'), effectiveOn: null, certainty: 'conditional' }],
    })
    expect(detectFlags(graph([left], { 'act-a': { isGap: (eId) => eId === 'sec_2' } }))[0]?.closed).toBe('already-in-text')
    expect(detectFlags(graph([left]))[0]?.closed).toBeNull()
    expect(detectFlags(graph([relation()], consolidated))[0]?.closed).toBeNull()
  })

  it('have the day of the place that they quote', () => {
    const later = {
      ...piece('section 3', ['sec_3'], 'Section 3 is repealed'),
      effectiveOn: day('1971-04-06'),
      certainty: 'stated' as const,
    }
    const pieces = [piece('section 2', ['sec_2'], 'Section 2 is repealed'), later]
    expect(detectFlags(graph([relation({ extent: 'part', pieces })])).map(({ effectiveOn }) => effectiveOn)).toEqual([
      '1970-01-05',
      '1971-04-06',
    ])
  })

  it('give no day to what is left to an order or may have been extended', () => {
    const left = relation({ certainty: 'conditional', effectiveOn: null })
    const term = relation({
      kind: 'expiry',
      certainty: 'conditional',
      effectiveOn: day('1971-01-05'),
      target: { title: 'x', year: null, number: null, held: key('act-b') },
    })
    expect(detectFlags(graph([left, term])).map(({ effectiveOn }) => effectiveOn)).toEqual([null, null])
  })

  it('say nothing of a term while which another text names the instrument', () => {
    const held = { title: 'x', year: null, number: null, held: key('act-b') }
    const term = relation({ kind: 'expiry', certainty: 'stated', effectiveOn: day('1972-01-05'), target: held })
    const named = (on: string): Graph =>
      graph(
        [term],
        { 'act-c': { publishedOn: day(on) } },
        {
          'act-b': [
            {
              source: key('act-c'),
              expressionOn: null,
              provision: 'att_1',
              start: 0,
              end: 1,
              quote: () => 'x',
            },
          ],
        },
      )
    expect(['1971-12-20', '1972-12-20'].map((on) => detectFlags(named(on))[0]?.effectiveOn)).toEqual([undefined, '1972-01-05'])
  })

  it('keep their ids when the quoted words are set anew, and change them when the words change', () => {
    const idOf = (quote: string): string | undefined => detectFlags(graph([relation({ quote, start: quote.length })]))[0]?.id
    const id = idOf('The Ferries Act, 1960, is hereby repealed')
    expect(id).toMatch(/^[0-9a-f]{16}$/)
    expect(idOf('**The Ferries\nAct, 1960,**  is F12[hereby repealed]')).toBe(id)
    expect(idOf('The Ferries Act, 1961, is hereby repealed')).not.toBe(id)
  })

  it('have ids of their own where one text says the same twice', () => {
    const ids = detectFlags(graph([relation(), relation({ start: 900 })])).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
  })

  it('end where two texts repeal each other', () => {
    const back = relation({ source: key('act-a'), target: { title: 'b', year: 1970, number: '1', held: key('act-b') } })
    expect(detectFlags(graph([relation(), back])).map(({ target }) => target.identifier)).toEqual(['act-a', 'act-b'])
  })
})

describe('flags on a term that ran out', () => {
  const term = relation({ kind: 'expiry', source: key('act-a'), target: null, effectiveOn: day('1972-01-05'), certainty: 'stated' })
  const expired = (relations: readonly Relation[], instruments = {}, citations = {}): string[] =>
    detectFlags(graph([term, ...relations], instruments, citations)).flatMap(({ detector, target, effectiveOn, certainty }) =>
      detector === 'expired' ? `${target.identifier} ${effectiveOn} ${certainty}` : [],
    )

  it('give its day', () => expect(expired([])).toEqual(['act-a 1972-01-05 stated']))

  it('give none where another text names the instrument before the term is over, and may have continued it', () => {
    const naming = { 'act-a': [{ source: key('act-c'), expressionOn: null, provision: 'sec_1', quote: () => '', start: 0, end: 1 }] }
    expect(expired([], { 'act-c': {} }, naming)).toEqual([])
  })

  it('are not made where another text amends it, or repeals it before the term is over', () => {
    expect(expired([relation({ kind: 'amendment', extent: 'part' })])).toEqual([])
    expect(expired([relation()])).toEqual([])
    expect(expired([relation()], { 'act-b': { publishedOn: day('1990-01-01') } })).toEqual(['act-a 1972-01-05 stated'])
  })
})

describe('flags that rest on the end of another text', () => {
  const basis = { target: { title: 'Ferries Act, 1960', year: 1960, number: '7', held: key('act-a') }, source: key('order') }
  const named = (detector: string, found: readonly Flag[]): Flag[] => found.filter((flag) => flag.detector === detector)

  it('say that a basis is lost once all of it is', () => {
    const repeal = relation()
    const under = relation({ kind: 'made-under', effectiveOn: null, certainty: 'unknown', quote: 'in exercise of the powers', ...basis })
    const [lost] = named('lost-basis', detectFlags(graph([repeal, under], { order: {} })))
    expect(lost).toMatchObject({ target: { identifier: 'order' }, source: { identifier: 'act-a' }, effectiveOn: '1970-01-05' })
    expect(lost?.dependsOn).toBe(detectFlags(graph([repeal]))[0]?.id)
    expect(lost?.evidence.map(({ quote }) => quote)).toEqual(['in exercise of the powers', repeal.quote])
    const other = relation({ ...under, target: { title: 'Tolls Act', year: 1950, number: null, held: key('act-c') } })
    expect(named('lost-basis', detectFlags(graph([repeal, under, other], { order: {} })))).toEqual([])
  })

  it('take front matter for a recital', () => {
    const order = {
      declared: [{ kind: 'made-under', reference: 'act-a' }] as const,
      head: () => '---\ntitle: Order\nmade_under: [act-a]\n---\n',
    }
    const [lost] = named('lost-basis', detectFlags(graph([relation()], { order, 'act-a': {} })))
    expect(lost).toMatchObject({ target: { identifier: 'order', eId: null }, source: { identifier: 'act-a' } })
    expect(lost?.evidence[0]).toMatchObject({ quote: 'made_under: [act-a]', start: 17, end: 36 })
    expect(named('lost-basis', detectFlags(graph([], { order, 'act-a': {} })))).toEqual([])
  })

  it('rest on no repeal whose day is not known, and on none of a part', () => {
    const under = relation({ kind: 'made-under', quote: 'in exercise of the powers', ...basis })
    const left = relation({ certainty: 'conditional', effectiveOn: null })
    const part = relation({ extent: 'part' })
    for (const repeal of [left, part]) expect(named('lost-basis', detectFlags(graph([repeal, under], { order: {} })))).toEqual([])
  })

  it('say that nothing is left to do for a text whose amended texts are gone', () => {
    const amends = relation({ kind: 'amendment', extent: 'part', quote: 'Section 2 is amended', ...basis })
    const instruments = { order: { onlyAmends: true } }
    expect(named('spent', detectFlags(graph([relation(), amends], instruments))).map(({ target }) => target.identifier)).toEqual(['order'])
    expect(named('spent', detectFlags(graph([relation(), amends], { order: {} })))).toEqual([])
    expect(named('spent', detectFlags(graph([amends], instruments)))).toEqual([])
    // Another text repeals it, whenever that was.
    const gone = relation({
      target: { title: 'Order', year: 1960, number: null, held: key('order') },
      effectiveOn: null,
      certainty: 'conditional',
    })
    expect(named('spent', detectFlags(graph([relation(), amends, gone], instruments)))).toEqual([])
  })

  it('list the places that rely on a repealed text, once for each two texts', () => {
    const place = (source: string, start: number): GraphCitation => ({
      source: key(source),
      expressionOn: day('1965-01-01'),
      provision: 'sec_1',
      quote: () => 'section 2 of the Ferries Act, 1960',
      start,
      end: start + 34,
    })
    const citations = { 'act-a': [place('act-c', 5), place('act-c', 90), place('act-b', 7)] }
    const dead = named('dead-reference', detectFlags(graph([relation()], { 'act-a': {}, 'act-b': {}, 'act-c': {} }, citations)))
    expect(dead.map(({ target, evidence }) => [target.identifier, evidence.length])).toEqual([['act-c', 3]])
    const held = { 'act-a': {}, 'act-b': {}, 'act-c': {} }
    // Nobody knows whether act-c, as it now stands, still says so.
    const amended = relation({
      kind: 'amendment',
      extent: 'part',
      source: key('act-d'),
      target: { title: 'Tolls Act', year: 1950, number: null, held: key('act-c') },
    })
    const since = { ...held, 'act-d': { publishedOn: day('1975-01-05') } }
    expect(named('dead-reference', detectFlags(graph([relation(), amended], since, citations)))).toEqual([])
    // An earlier text ended it, on a day that is not known.
    const earlier = relation({ source: key('act-d'), effectiveOn: null, certainty: 'conditional' })
    const before = { ...held, 'act-d': { publishedOn: day('1965-01-05') } }
    expect(named('dead-reference', detectFlags(graph([relation(), earlier], before, citations)))).toEqual([])
    // The text that repeals it names act-c, and may have put another reference there.
    const mended = { ...citations, 'act-c': [place('act-b', 9)] }
    expect(named('dead-reference', detectFlags(graph([relation()], { 'act-a': {}, 'act-b': {}, 'act-c': {} }, mended)))).toEqual([])
  })
})

describe('flags on what is recorded', () => {
  const twins = (a: Partial<GraphInstrument>, b: Partial<GraphInstrument>): string[] =>
    detectFlags(graph([], { one: { title: 'Lamps Rules', ...a }, two: { title: 'Lamps Rules', ...b } })).map(
      ({ detector, target }) => `${detector} ${target.identifier}`,
    )

  it('tell the older of two texts of one title, unless the title is that of a year', () => {
    expect(twins({ textOn: day('1960-05-04') }, { textOn: day('1975-05-04') })).toEqual(['replaced-by-new-version one'])
    expect(twins({ textOn: day('1960-05-04'), issuer: 'A' }, { textOn: day('1975-05-04'), issuer: 'B' })).toEqual([])
    expect(twins({ title: 'Budget 1960', textOn: day('1960-05-04') }, { title: 'Budget 1960', textOn: day('1975-05-04') })).toEqual([])
  })

  it('tell of two files that claim to be one', () => {
    expect(twins({ madeOn: day('1960-05-04') }, { madeOn: day('1960-05-04') })).toEqual(['contradiction two'])
    expect(twins({ madeOn: day('1960-05-04') }, { madeOn: day('1960-05-05') })).toEqual([])
    // One text held twice contradicts nothing.
    expect(twins({ readingDigest: () => 'same' }, { readingDigest: () => 'same' })).toEqual([])
  })
})
