import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/law/day.ts'
import { builtCollection, describeCollection } from '../collections.ts'
import { openRegister } from '../../src/node.ts'
import type { OpenRegister } from '../../src/node.ts'
import type { FlagFilter } from '../../src/register/findings.ts'

const today = day('2026-11-22')
const all = { offset: 0, limit: 100 }

describeCollection('legalize-ie', 'flags of the Irish Acts', () => {
  let opened: OpenRegister
  beforeAll(async () => {
    opened = openRegister((await builtCollection('legalize-ie')).register)
  })
  afterAll(() => opened.close())

  test('the provisions at both ends are named', async () => {
    const { findings, register } = opened
    const located = await register.locate('ie', 'IE-1927-act-23', today)
    if (located.kind !== 'instrument') throw new Error('The Juries Act 1927 is missing.')
    const flags = await findings.flagsOn(located.found.id, today)
    const repeal = flags.find(({ flag }) => flag.source.identifier === 'IE-1976-act-4')
    expect(repeal?.target).toMatchObject({ title: 'Juries Act 1927', status: 'in-force', provision: null })
    expect(repeal?.source.provisions.map(({ kind, number }) => [kind, number])).toEqual([
      ['section', '4'],
      ['schedule', 'SECOND SCHEDULE'],
    ])
    expect(await findings.flag(repeal?.flag.id ?? '', today)).toEqual(repeal)
    expect(await findings.flag('0123456789abcdef', today)).toBeUndefined()
    const counts = await findings.flagCounts([located.found.id, -1], today)
    expect([...counts.keys()]).toEqual([located.found.id])
    expect(counts.get(located.found.id)).toEqual({
      total: flags.length,
      whole: flags.filter(({ flag }) => flag.extent === 'whole').length,
    })
  })

  test('what changed a text since its day is counted, once for each text that did', async () => {
    const { findings, register } = opened
    const located = await register.locate('ie', 'IE-1927-act-23', today)
    if (located.kind !== 'instrument') throw new Error('The Juries Act 1927 is missing.')
    const { id } = located.found
    const { to } = await findings.relationsOf(id)
    const changing = to.filter(({ kind, extent }) => kind === 'amendment' || extent === 'part').map(({ source }) => source.identifier)
    expect(changing.length).toBeGreaterThan(0)
    expect(await findings.changesKnown(id, day('1927-05-26'), today)).toBe(new Set(changing).size)
    expect(await findings.changesKnown(id, today, today)).toBe(0)
  })

  test('every count of a filter is what choosing it finds, and pages cover the list', async () => {
    const { findings } = opened
    const filters: FlagFilter[] = [{}, { extent: 'whole' }, { detector: 'repeal-clause' }, { detector: 'expired', extent: 'whole' }]
    for (const filter of filters) {
      const found = await findings.flags(filter, today, all)
      expect(found.total).toBe(found.open)
      for (const [name, counts] of Object.entries(found.facets))
        for (const [value, count] of Object.entries(counts))
          expect([name, value, (await findings.flags({ ...filter, [name]: value }, today, { offset: 0, limit: 0 })).total]).toEqual([
            name,
            value,
            count,
          ])
    }
    const { flags, total } = await findings.flags({ detector: 'expired' }, today)
    expect(flags).toHaveLength(total)
    const second = await findings.flags({ detector: 'expired' }, today, { offset: 10, limit: 5 })
    expect(second.flags).toEqual(flags.slice(10, 15))
  })

  test('none is open before its day, nor on what has ended', async () => {
    const { findings } = opened
    const on = day('1976-03-01')
    const before = await findings.flags({}, on)
    for (const { flag, target } of before.flags) {
      expect([flag.effectiveOn ?? '', flag.publishedOn ?? ''].every((each) => each <= on)).toBe(true)
      expect(['repealed', 'expired', 'annulled']).not.toContain(target.status)
    }
    expect(before.flags.some(({ flag }) => flag.source.identifier === 'IE-1976-act-4')).toBe(false)
    expect((await findings.flags({ due: true }, on)).flags.every(({ flag }) => (flag.effectiveOn ?? '') > on)).toBe(true)
  })

  test('each stands in a text of the register, word for word', async () => {
    const { findings, register } = opened
    const { flags } = await findings.flags({}, today, all)
    for (const { flag } of flags) {
      const [evidence] = flag.evidence
      const { jurisdiction, identifier } = evidence?.path === flag.target.path ? flag.target : flag.source
      const located = await register.locate(jurisdiction, identifier, today)
      const texts =
        located.kind === 'instrument' && evidence ? located.found.expressions.filter(({ on }) => on === evidence.expressionOn) : []
      const files = (await Promise.all(texts.map(({ id }) => register.markdown(id)))).flat()
      expect(files.some(({ text }) => evidence && text.slice(evidence.start, evidence.end) === evidence.quote)).toBe(true)
    }
  })
})
