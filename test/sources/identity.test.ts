import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, type Day } from '../../src/law/day.ts'
import { identify, type FileVersion, type PlannedInstrument } from '../../src/sources/identity.ts'
import { act, chinese, recordOf } from './files.ts'

let textId = 0
const version = (path: string, content: string, more: Partial<FileVersion> = {}): FileVersion => ({
  textId: (textId += 1),
  path,
  commit: null,
  recordedOn: null,
  current: true,
  carried: false,
  deletedOn: null,
  formerPaths: [],
  record: recordOf(path, content),
  ...more,
})

const law = (name: string, history: readonly string[], title = '渡船法', folder = '民法'): FileVersion =>
  version(`${folder}/${name}.md`, chinese(title, history, `第一条 ${name}。\n`))

const identifiers = (versions: readonly FileVersion[]): string[] =>
  identify(versions)
    .instruments.map(({ instrument }) => `${instrument.jurisdiction}/${instrument.identifier}`)
    .toSorted()

function only(versions: readonly FileVersion[]): PlannedInstrument {
  const { instruments } = identify(versions)
  const [first, ...others] = instruments
  if (!first || others.length > 0) throw new Error(`${instruments.length} instruments: ${identifiers(versions).join(', ')}`)
  return first
}

const addressesOf = (planned: PlannedInstrument): Record<string, Day | null> =>
  Object.fromEntries(planned.addresses.map(({ name, on }) => [name, on]))

describe('identify', () => {
  it('makes one instrument of files of one base title where the later history lists the earlier day', () => {
    const found = only([
      law('渡船法(2001-01-01)', ['2001年1月1日 通过']),
      law('渡船法(2009-08-27)', ['2001年1月1日 通过', '2009年8月27日 修正']),
      law('渡船法(2018-10-26)', ['2001年1月1日 通过', '2009年8月27日 修正', '2018年10月26日 修订']),
    ])
    expect(found.instrument).toMatchObject({ jurisdiction: 'cn', identifier: '渡船法', madeOn: '2001-01-01' })
    expect(found.expressions.map(({ on, kind, latest }) => [on, kind, latest])).toEqual([
      ['2001-01-01', 'as-made', false],
      ['2009-08-27', 'consolidated', false],
      ['2018-10-26', 'consolidated', true],
    ])
    expect(addressesOf(found)).toEqual({
      '渡船法(2001-01-01)': '2001-01-01',
      '渡船法(2009-08-27)': '2009-08-27',
      '渡船法(2018-10-26)': '2018-10-26',
    })
  })

  it('reads dates in full-width brackets, and those of the repealed version in a name', () => {
    expect(
      identifiers([
        law('渡船法（2001-01-01）', ['2001年1月1日 通过']),
        law('渡船法（2005-05-05）', ['2001年1月1日 通过', '2009年8月27日 修正']),
      ]),
    ).toEqual(['cn/渡船法'])
  })

  it('keeps files of one base title apart where neither history knows the other, and lets the title lead to all', () => {
    const { instruments } = identify([law('渡船法(2001-01-01)', ['2001年1月1日 通过']), law('渡船法(2015-05-05)', ['2015年5月5日 通过'])])
    expect(instruments.map(({ instrument }) => instrument.identifier).toSorted()).toEqual(['渡船法(2001-01-01)', '渡船法(2015-05-05)'])
    for (const instrument of instruments) expect(addressesOf(instrument)).toHaveProperty('渡船法')
  })

  it('does not mix two lines of one base title, nor a line with an undated file of its name', () => {
    const line = [law('渡船法(2001-01-01)', ['2001年1月1日 通过']), law('渡船法(2002-02-02)', ['2001年1月1日 通过', '2002年2月2日 修正'])]
    const other = [law('渡船法(2011-01-01)', ['2011年1月1日 通过']), law('渡船法(2012-02-02)', ['2011年1月1日 通过', '2012年2月2日 修正'])]
    for (const [rest, count] of [
      [other, 2],
      [[law('渡船法', ['1990年1月1日 通过'])], 1],
    ] as const) {
      const { instruments } = identify([...line, ...rest])
      expect(instruments).toHaveLength(2)
      expect(instruments.map(({ expressions }) => expressions.length).toSorted((a, b) => a - b)).toEqual([count, 2])
    }
  })

  it('makes one instrument of our own files whose names end in @ and a day, whatever they say of their making', () => {
    const file = (day: string, keys = ''): FileVersion =>
      version(`ie/oil@${day}.md`, `---\ntitle: Oil\n${keys}---\n# Oil\n\nText of ${day}.\n`)
    const found = only([
      file('2019-04-03'),
      file('2021-01-01', 'made_date: 2018-01-01\n'),
      file('2024-02-03', 'last_updated: 2024-02-01\n'),
    ])
    expect(found.instrument.identifier).toBe('oil')
    expect(found.expressions.map(({ on }) => on)).toEqual(['2019-04-03', '2021-01-01', '2024-02-01'])
  })

  it('does not join files of different jurisdictions', () => {
    expect(
      identifiers([
        law('渡船条例(2001-01-01)', ['2001年1月1日 通过'], '渡船条例', 'DLC/上海地方法规'),
        law('渡船条例(2002-02-02)', ['2001年1月1日 通过', '2002年2月2日 修正'], '渡船条例', 'DLC/北京地方法规'),
      ]),
    ).toEqual(['cn-bj/渡船条例(2002-02-02)', 'cn-sh/渡船条例(2001-01-01)'])
  })

  it('puts the parts of a code together in the order of their articles', () => {
    const part = (name: string, article: string, history = ['2020年5月28日 通过']): FileVersion =>
      version(`民法典/${name}.md`, chinese(`中华人民共和国民法典\n\n# ${name}`, history, `第${article}条 文。\n`))
    const parts = [
      part('物权编', '二百零五'),
      part('附则', '一千二百五十九', ['2020年5月28日 通过', '2021年1月1日 施行']),
      part('总则', '一'),
    ]
    const found = only(parts)
    expect(found.instrument).toMatchObject({ identifier: '中华人民共和国民法典', title: '中华人民共和国民法典' })
    expect(found.expressions).toHaveLength(1)
    expect(found.expressions[0]?.texts).toEqual([parts[2], parts[0], parts[1]].map((each) => each?.textId))
    expect(Object.keys(addressesOf(found)).toSorted()).toEqual(['总则', '物权编', '附则'].toSorted())
    // One of another history is no part of it.
    expect(identify([...parts, part('草案', '三', ['2019年1月1日 通过'])]).instruments).toHaveLength(2)
  })

  it('takes equal bodies in two paths as one text, and the path that sorts first where they differ', () => {
    const one = only([version('ie/b.md', act()), version('ie/a.md', act({ status: '"repealed"' }))])
    expect(one.instrument.disputed).toBe(false)
    const [a, b] = [version('ie/a.md', act({}, 'Ours.\n')), version('ie/b.md', act({}, 'Theirs.\n'))]
    const disputed = identify([b, a])
    expect(disputed.instruments).toMatchObject([{ instrument: { disputed: true }, expressions: [{ texts: [a.textId] }] }])
    expect(disputed.problems.map(({ path, code }) => [path, code])).toEqual([
      ['ie/a.md', 'duplicate-identifier'],
      ['ie/b.md', 'duplicate-identifier'],
    ])
  })

  it('makes language expressions of x.md and x.zh.md, and the one without a language speaks for both', () => {
    const file = (path: string, title: string): FileVersion =>
      version(path, `---\ntitle: ${title}\nlast_updated: 2001-01-01\n---\n# ${title}\n\nText.\n`)
    const found = only([file('ie/ferries.zh.md', '渡船法'), file('ie/ferries.md', 'Ferries Act'), file('ie/ferries.ga.md', 'Acht Bád')])
    expect(found.instrument).toMatchObject({ identifier: 'ferries', title: 'Ferries Act', titles: { zh: '渡船法', ga: 'Acht Bád' } })
    expect(found.expressions.map(({ language, latest }) => [language, latest])).toEqual([
      ['en', true],
      ['ga', true],
      ['zh', true],
    ])
  })

  it('compares in NFC, never in NFKC', () => {
    const file = (name: string): FileVersion => version(`ie/${name}.md`, '---\ntitle: A\n---\nText.\n')
    expect(identifiers([file('acht-bád'.normalize('NFD'))])).toEqual(['ie/acht-bád'.normalize('NFC')])
    expect(identify([file('acht-bád'.normalize('NFD')), file('acht-bád'.normalize('NFC'))]).instruments).toHaveLength(1)
    expect(identifiers([file('a（1）'), file('a(1)')])).toHaveLength(2)
  })

  it('takes the file as it now stands as the latest, even where its day was set back', () => {
    const found = only([
      version('ie/a.md', act({ last_updated: '"1980-01-01"' }), { current: false }),
      version('ie/a.md', act({ last_updated: '"1970-06-06"' })),
    ])
    expect(found.expressions.map(({ on, latest }) => [on, latest])).toEqual([
      ['1970-06-06', true],
      ['1980-01-01', false],
    ])
  })

  it('keeps a former identifier as an address', () => {
    const found = only([
      version('ie/a.md', act({ identifier: 'old' }), { current: false }),
      version('ie/a.md', act({ identifier: 'new', last_updated: '"1970-06-06"' })),
    ])
    expect(found.instrument.identifier).toBe('new')
    expect(addressesOf(found)).toEqual({ old: '1960-05-04' })
  })

  it('keeps the address of what is gone, with the day on which it went', () => {
    expect(only([version('ie/a.md', act(), { current: false, deletedOn: day('2001-01-02') })]).instrument).toMatchObject({
      identifier: 'IE-1960-act-7',
      deletedOn: '2001-01-02',
    })
  })

  describe('with what is only carried over from a file that says something else now', () => {
    const carried = { current: false, carried: true }
    const part = (name: string, article: string, more: Partial<FileVersion> = {}): FileVersion =>
      version(`民法/典/${name}.md`, chinese(`渡船法典\n\n# ${name}`, ['2001年1月1日 通过'], `第${article}条 好。\n`), more)

    it('makes no code of one part that stands, and leaves a code whole', () => {
      expect(identifiers([part('总则', '一'), part('分则', '二', carried)])).toEqual(['cn/分则', 'cn/总则'])
      const whole = only([part('总则', '一', carried), part('分则', '二'), part('附则', '三')])
      expect(whole.instrument.identifier).toBe('渡船法典')
      expect(whole.expressions[0]?.texts).toHaveLength(3)
    })

    it('gives no line of dated texts its name', () => {
      const old = law('渡船法(2001-01-01)', ['2001年1月1日 通过'])
      const broken = { ...law('渡船法(2009-08-27)', ['2001年1月1日 通过', '2009年8月27日 修正']), ...carried }
      expect(identifiers([old, broken])).toEqual(identifiers([old]))
    })

    it('disputes nothing, and takes no day from a text that stands', () => {
      const standing = version('ie/b.md', act({ identifier: 'same' }, '# A\n\nOne.\n'))
      const broken = version('ie/a.md', act({ identifier: 'same' }, '# A\n\nTwo.\n'), carried)
      const { instruments, problems } = identify([standing, broken])
      expect(problems).toEqual([])
      expect(instruments.map(({ expressions }) => expressions.map(({ texts }) => texts))).toEqual([[[standing.textId]]])
    })
  })

  it('depends on the files alone, not on their order', () => {
    const all = [
      law('渡船法(2001-01-01)', ['2001年1月1日 通过']),
      law('渡船法(2009-08-27)', ['2001年1月1日 通过', '2009年8月27日 修正']),
      law('渡船法(2015-05-05)', ['2015年5月5日 通过']),
      law('渡船法(2016-05-05)', ['2015年5月5日 通过', '2016年5月5日 修正']),
      law('渡船法(2001-01-01)', ['2001年1月1日 通过'], '渡船法', '经济法'),
      law('总则', ['2020年5月28日 通过'], '典\n\n# 总则'),
      law('分则', ['2020年5月28日 通过'], '典\n\n# 分则'),
      version('ie/a.md', act()),
      version('ie/a.md', act({ last_updated: '"1970-06-06"' }), { current: false, deletedOn: null }),
      version('ie/b.md', act({ status: '"repealed"' })),
      version('ie/c.md', act({}, 'Other.\n')),
      version('ie/d.md', act(), { current: false, deletedOn: day('2001-01-02') }),
      version('ie/e.md', act({ language: 'ga' })),
    ]
    const plan = ({ instruments, problems }: ReturnType<typeof identify>): string[] =>
      [...instruments.map((each) => JSON.stringify(each)), ...problems.map((each) => JSON.stringify(each))].toSorted()
    const expected = plan(identify(all))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(plan(identify(shuffled))).toEqual(expected)
      }),
    )
  })
})
