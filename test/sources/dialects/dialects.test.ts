import { describe, expect, it } from 'vitest'
import { act, chinese, front, read, recordOf } from '../files.ts'

const problemsOf = (path: string, content: string): string[] => {
  const parsed = read(path, content)
  return parsed.kind === 'record' ? parsed.reading.problems.map(({ code }) => code) : [parsed.kind]
}

describe('files with front matter', () => {
  it('are read in any form that YAML allows, and every further key is kept as it stands', () => {
    const record = recordOf(
      'ie/a.md',
      `---\ntitle: 'The Ferries'' Act, 1960'\nidentifier: |-\n  IE-1960-act-7\ncountry: ie\npublication_date: 1960-05-04\nlast_updated: >-\n  1961-01-01\nnumber: 012\nratio: 1.10\nnested:\n  - a: 2024-02-30\n---\nText.\n`,
    )
    expect(record).toMatchObject({
      title: "The Ferries' Act, 1960",
      name: 'IE-1960-act-7',
      publishedOn: '1960-05-04',
      on: '1961-01-01',
      kind: 'consolidated',
    })
    expect(record.metadata).toEqual({ number: '012', ratio: '1.10', nested: [{ a: '2024-02-30' }] })
  })

  it('have titles without entities, stray commas and double spaces, and in further languages', () => {
    const record = recordOf(
      'ie/a.md',
      act({ title: '"Ferries  &amp; Tolls &#40;No. 2&#41; Act , 1960"', title_ga: '"Acht na mB&aacute;d"' }),
    )
    expect(record).toMatchObject({ title: 'Ferries & Tolls (No. 2) Act 1960', titles: { ga: 'Acht na mBád' } })
  })

  it.each([
    ['ie/a.md', {}, 'ie'],
    ['pe-lim/2001/a.md', { country: '"pe"' }, 'pe-lim'],
    ['pe-lim/a.md', { country: '"pe"', jurisdiction: '"pe-cus"' }, 'pe-cus'],
    ['Decrees/a.md', { country: '"PE"' }, 'pe'],
    ['pe/pe-lim/a.md', { country: '"pe"', jurisdiction: '"Región X"' }, 'pe-lim'],
  ])('belong to the jurisdiction they name, else that of the nearest folder, else their country: %s', (path, keys, expected) => {
    expect(recordOf(path, act(keys)).jurisdiction).toBe(expected)
  })

  it('keep a jurisdiction that is no code as metadata', () => {
    expect(recordOf('ie/a.md', act({ jurisdiction: '"Région X"' })).metadata).toMatchObject({ jurisdiction: 'Région X' })
  })

  it('count an unknown status as unknown, and say so', () => {
    expect(recordOf('ie/a.md', act({ status: '"pending_review"' })).listing).toEqual({
      status: 'unknown',
      on: '1960-05-04',
      word: 'pending_review',
    })
    expect(problemsOf('ie/a.md', act({ status: '"pending_review"' }))).toEqual(['unknown-status'])
  })

  it.each(['1970-01-01', '1970-01-02', '1959-01-01'])('take the day of publication where the day of the text cannot be: %s', (updated) => {
    expect(recordOf('ie/a.md', act({ last_updated: updated }))).toMatchObject({ on: '1960-05-04', kind: 'as-made' })
    expect(problemsOf('ie/a.md', act({ last_updated: updated }))).toEqual(['date-before-publication'])
  })

  it.each([
    ['ie/ferries.zh.md', 'ferries', 'zh'],
    ['ie/ferries.md', 'ferries', 'en'],
    ['cn/ferries.md', 'ferries', 'zh'],
    ['ie/ferries.act.1960.md', 'ferries.act.1960', 'en'],
  ])('take name and language from the file where they say nothing: %s', (path, name, language) => {
    expect(recordOf(path, front({ title: 'A' }) + 'Text.\n')).toMatchObject({ name, language })
  })

  it('say what they declare', () => {
    const record = recordOf(
      'ie/a.md',
      front({
        title: 'A',
        commencement_date: '2001-01-02',
        expiry_date: '2005-01-01',
        repeals: '\n  - /ie/b\n  - Tolls Act 1900',
        made_under: '/ie/c',
        subjects: '[boats]',
        repealed_on: '2004-01-01',
        repealed_by: '/ie/d',
      }) + 'Text.\n',
    )
    expect(record.declared).toEqual([
      { kind: 'made-under', reference: '/ie/c' },
      { kind: 'repeals', reference: '/ie/b' },
      { kind: 'repeals', reference: 'Tolls Act 1900' },
      { kind: 'repealed-by', reference: '/ie/d' },
    ])
    expect(record).toMatchObject({ commencesOn: '2001-01-02', expiresOn: '2005-01-01', subjects: ['boats'] })
    expect(record.cessations.map(({ as, on }) => [as, on])).toEqual([
      ['repealed', '2004-01-01'],
      ['expired', '2005-01-01'],
    ])
  })

  it('are the same with a byte order mark, in UTF-16, and with lines that end in CR LF', () => {
    const plain = recordOf('ie/a.md', act({ number: '012' }))
    expect(recordOf('ie/a.md', '\ufeff' + act({ number: '012' }))).toEqual(plain)
    expect(recordOf('ie/a.md', Buffer.from('\ufeff' + act({ number: '012' }), 'utf16le'))).toEqual(plain)
    expect(recordOf('ie/a.md', Buffer.from('\ufeff' + act({ number: '012' }), 'utf16le').swap16())).toEqual(plain)
    const { bodyStart: _, bodyDigest: __, ...crlf } = recordOf('ie/a.md', act({ number: '012' }).replaceAll('\n', '\r\n'))
    expect(plain).toMatchObject(crlf)
  })

  it.each([['<!--'], ['* '], [' , '], ['&amp;']])('bear a title as long as front matter may be: %s', (piece) => {
    expect(recordOf('ie/a.md', act({ title: JSON.stringify('A' + piece.repeat(20_000 / piece.length)) })).title).toMatch(/^A/)
  })

  it('presume in Ireland that an Act applies from its passing, unless its words leave the day to an order', () => {
    expect(recordOf('ie/a.md', act()).commencements).toMatchObject([{ on: '1960-05-04', basis: 'presumed' }])
    const left = act({}, '##### 1. Start\n\nThis Act shall come into operation on such day as the Minister may appoint by order.\n')
    expect(recordOf('ie/a.md', left).commencements).toMatchObject([{ on: null, basis: 'own-text' }])
    expect(recordOf('pe/a.md', act({ country: 'pe', identifier: 'x' })).commencements).toEqual([])
    // Its author meant some day.
    expect(recordOf('ie/a.md', act({ commencement_date: '1960-02-30' })).commencements).toEqual([])
  })
})

describe('files of LawRefBook', () => {
  it('are read from their title, their history and their folder', () => {
    const record = recordOf(
      'DLC/上海地方法规/渡船条例(2009-08-27).md',
      chinese(
        '上海市渡船条例',
        ['2001年1月1日 上海市人民代表大会常务委员会通过', '2009年8月27日 修正', '2009年10月1日 施行'],
        '第一条 好。\n',
      ),
    )
    expect(record).toMatchObject({
      jurisdiction: 'cn-sh',
      name: '渡船条例(2009-08-27)',
      baseName: '渡船条例',
      namedOn: '2009-08-27',
      title: '上海市渡船条例',
      language: 'zh',
      madeOn: '2001-01-01',
      commencesOn: '2009-10-01',
      kind: 'consolidated',
      history: ['2001-01-01', '2009-08-27', '2009-10-01'],
      firstArticle: 1,
    })
  })

  it.each([
    ['DLC/北京地方法规', 'cn-bj'],
    ['DLC/山东地方法规', 'cn-sd'],
    ['DLC/广东地方法规', 'cn-gd'],
    ['DLC/河南地方法规', 'cn-ha'],
    ['DLC/浙江地方法规', 'cn-zj'],
    ['DLC/重庆地方法规', 'cn-cq'],
    ['行政法规', 'cn'],
  ])('in %s belong to %s', (folder, expected) => {
    expect(recordOf(`${folder}/甲.md`, chinese('甲', ['2001年1月1日 通过'], '第一条 好。\n')).jurisdiction).toBe(expected)
  })

  it('have the first heading as title and a further one as the title of a part', () => {
    expect(recordOf('民法典/总则.md', chinese('民法典\n\n# 总则', ['2020年5月28日 通过'], '第一条 好。\n'))).toMatchObject({
      title: '民法典',
      partTitle: '总则',
    })
  })

  it('are skipped where nothing marks the end of their history', () => {
    expect(read('行政法规/甲.md', '# 甲\n\n2001年1月1日 通过\n\n第一条 好。\n').kind).toBe('skipped')
  })
})
