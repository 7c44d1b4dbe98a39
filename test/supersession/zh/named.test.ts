import { describe, expect, test } from 'vitest'
import { readChinese } from '../../../src/supersession/relations/zh/read.ts'
import { chineseText } from './text.ts'

const read = (body: string) => readChinese(chineseText(body))
/** Titles, with the part in square brackets. */
const targets = (body: string): string[] =>
  read(body).map(({ target, kind, parts }) => (target ? `${target.title}${parts === null ? '' : `[${parts}]`}` : kind))

describe('a Chinese sentence that names what it repeals', () => {
  test.each([
    ['《甲市河道管理办法》同时废止。', ['甲市河道管理办法']],
    ['第九条 本条例自2020年5月1日起施行，《甲市河道管理办法》同时废止。', ['甲市河道管理办法']],
    ['《甲办法》自本条例施行之日起废止。', ['甲办法']],
    ['自本条例施行之日起，《甲办法》即行废止。', ['甲办法']],
    ['本条例施行后，《甲办法》不再适用。', ['甲办法']],
    ['《甲办法》予以废止。', ['甲办法']],
    ['《甲办法》自2020年6月1日起停止执行。', ['甲办法']],
    ['《甲办法》同时失效。', ['甲办法']],
    ['《甲规定》、《乙办法》和《丙细则》同时废止。', ['甲规定', '乙办法', '丙细则']],
    ['《甲规定》《乙办法》《丙细则》同时废止。', ['甲规定', '乙办法', '丙细则']],
    ['《甲规定》以及市人民政府1999年发布的《乙办法》一并废止。', ['甲规定', '乙办法']],
    ['下列规章同时废止：《甲规定》、《乙办法》。', ['甲规定', '乙办法']],
    ['废止《甲规定》。', ['甲规定']],
    ['一、废止《甲规定》（1992年9月19日市人民政府发布）', ['甲规定']],
    ['会议决定：废止1999年3月1日发布的《甲规定》、《乙办法》。', ['甲规定', '乙办法']],
    ['本条例自2020年5月1日起施行，同时废止《甲规定》和《乙办法》。', ['甲规定', '乙办法']],
    ['现决定对《甲规定》等3件规章予以废止。', ['甲规定']],
    ['《甲规定》（试行）同时废止。', ['甲规定（试行）']],
    ['《甲条例》及其实施细则同时废止。', ['甲条例', '甲条例实施细则']],
    ['《甲规定》（甲府发〔2001〕3号）、《乙办法》（甲府令第12号）同时废止。', ['甲规定', '乙办法']],
    ['甲府发〔2001〕3号、甲府办发〔2002〕11号文件同时废止。', ['甲府发〔2001〕3号', '甲府办发〔2002〕11号']],
    ['本办法自2020年3月1日起施行，同时废止甲财〔2015〕9号。', ['甲财〔2015〕9号']],
    ['本条例自2020年5月1日起施行，原条例同时废止。', ['甲市河道条例']],
    ['废止以下规章：《甲办法》、《乙办法》。', ['甲办法', '乙办法']],
    ['自本办法施行之日起，原国家甲局《乙规定》（国甲发[2001]3号）废止。', ['乙规定']],
    ['经市政府同意，现决定废止《甲办法》等12件规范性文件。', ['甲办法']],
    ['除本办法另有规定外，《甲办法》同时废止。', ['甲办法']],
    ['《甲通知》（国税发〔2009〕1号）全文废止。', ['甲通知']],
  ])('%s', (body, expected) => {
    expect(targets(body)).toEqual(expected)
  })

  test('amending decisions that only tell the history of a target are none', () => {
    expect(
      targets(
        '1993年12月15日市人民代表大会常务委员会第六次会议通过、根据1997年8月13日第三十八次会议《关于修改〈甲条例〉的决定》第一次修正、根据2015年7月23日《关于修改〈丁条例〉等12件地方性法规的决定》第二次修正的《甲条例》同时废止。',
      ),
    ).toEqual(['甲条例'])
  })

  test('an amending decision in the list is one', () => {
    expect(
      targets('2008年5月27日发布的《甲规定》（公安部令第102号）和2012年9月12日发布的《公安部关于修改<甲规定>的决定》同时废止。'),
    ).toEqual(['甲规定', '公安部关于修改《甲规定》的决定'])
  })

  test.each([
    ['《甲市实施〈乙法〉办法》同时废止。', '甲市实施《乙法》办法'],
    ['《甲市实施<乙法>办法》同时废止。', '甲市实施《乙法》办法'],
    ['《甲市实施‹乙法›办法》同时废止。', '甲市实施《乙法》办法'],
    ['《甲市实施《乙法》办法》同时废止。', '甲市实施《乙法》办法'],
    ['《〈乙条例〉处罚办法》同时废止。', '《乙条例》处罚办法'],
    ['《甲市河道管理办法〉同时废止。', '甲市河道管理办法'],
    ['〈甲市河道管理办法〉同时废止。', '甲市河道管理办法'],
    ['《甲 市河道　管理办法》 同时 废止。', '甲市河道管理办法'],
  ])('reads odd and nested brackets: %s', (body, title) => {
    expect(targets(body)).toEqual([title])
  })

  test('a title that hard line ends cut into paragraphs is one', () => {
    const body = '第四十二条 本条例自2020年5月1日起施行。《甲\n\n市河道管理办法》同时废止。\n'
    const [relation] = read(body)
    expect(relation?.target?.title).toBe('甲市河道管理办法')
    expect(relation?.quote).toBe('《甲\n\n市河道管理办法》同时废止。')
  })

  test('a clause in a second paragraph belongs to its article', () => {
    const body = '第四十二条 本条例自2020年5月1日起施行。\n\n２００１年３月１日发布的《甲办法》同时废止。\n'
    expect(read(body)).toMatchObject([
      { provision: 'art_42', operative: 'art_42', effectiveOn: '2020-05-01', target: { issuedOn: '2001-03-01' } },
    ])
  })

  test.each([
    ['《甲条例》第三条、第五条同时废止。', '甲条例[第三条、第五条]'],
    ['1997年国务院发布的《甲条例》中关于反倾销的规定同时废止。', '甲条例[中关于反倾销的规定]'],
    [
      '自本决定施行之日起，《甲解释》（法释〔2015〕11号）第一条第一款第（一）项规定的数额标准不再适用。',
      '甲解释[第一条第一款第（一）项规定的数额标准]',
    ],
    ['《甲规定》与本条例不一致的，以本条例为准。', '甲规定[与本条例不一致]'],
    ['废止《甲条例》第三条。', '甲条例[第三条]'],
  ])('a part is a part: %s', (body, expected) => {
    const relations = read(body)
    expect(targets(body)).toEqual([expected])
    expect(relations[0]?.extent).toBe('part')
  })

  test('an exception makes a part', () => {
    expect(read('《甲条例》除第三条外同时废止。')).toMatchObject([{ extent: 'part', parts: '除第三条外', exceptions: '第三条' }])
  })

  test('day, number and issuer stand before or behind the title', () => {
    const body =
      '1990年7月6日甲省人民政府第7号令发布的《甲规定》，一九九一年四月二十日发布的《乙办法》（国家工商行政管理局令第50号），1986年12月3日国务院批准，1986年12月27日公安部、外交部公布，1994年7月13日国务院修订的《丙细则》同时废止。'
    expect(read(body).map(({ target }) => target)).toMatchObject([
      { title: '甲规定', issuedOn: '1990-07-06', number: '甲省人民政府第7号令', issuer: '甲省人民政府' },
      { title: '乙办法', issuedOn: '1991-04-20', number: '国家工商行政管理局令第50号' },
      { title: '丙细则', issuedOn: '1986-12-27', issuer: '公安部、外交部' },
    ])
  })

  test('two titles under one attribute share its day', () => {
    expect(read('市人民政府1961年3月22日发布的《甲办法》和《乙办法》同时废止。').map(({ target }) => target?.issuedOn)).toEqual([
      '1961-03-22',
      '1961-03-22',
    ])
  })
})

describe('no repeal', () => {
  test.each([
    '市人民政府可以修改或者废止《甲规定》。',
    '有关机关应当及时修改或者废止规范性文件。',
    '《甲规定》废止前已经取得的许可继续有效。',
    '《甲规定》已于2001年废止。',
    '地方性法规被废止的，应当予以公布。',
    '《采矿许可证》有效期满，不办理延续登记手续的，《采矿许可证》自行废止。',
    '食品安全国家标准制定后，该地方标准即行废止。',
    '根据《甲法》的规定，行政处罚决定不停止执行。',
    '可以依照《甲法》规定的公示催告程序，请求人民法院宣告该股票失效。',
    '制定、修改和废止地方性法规，适用本条例。',
    '规范性文件明显违反法律规定的，应当立即停止执行。',
    '建议废止《甲规定》。',
    '市人民代表大会常务委员会可以决定暂时停止适用《甲条例》的部分规定。',
    '2022年3月29日《国务院关于修改和废止部分行政法规的决定》第二次修订',
    '将第九条修改为：“本条例自2020年5月1日起施行，《甲规定》同时废止。”',
    '将第九条修改为：\n\n“第九条 本条例自2020年5月1日起施行。\n\n《甲规定》同时废止。”',
    '预告登记失效。',
    '《甲条例》继续有效。',
  ])('%s', (body) => {
    expect(targets(body)).toEqual([])
  })

  test('what stands behind a title that lives on is still read', () => {
    expect(targets('《甲规定》继续有效，《乙办法》同时废止。')).toEqual(['乙办法'])
  })

  test('a law that a sentence rests on is no target', () => {
    expect(targets('根据《甲法》，《乙办法》同时废止。')).toEqual(['乙办法'])
    expect(targets('为贯彻《甲法》，制定本办法，《乙办法》同时废止。')).toEqual(['乙办法'])
    expect(targets('依照《甲法》制定的《乙办法》同时废止。')).toEqual(['乙办法'])
  })
})

describe('lists behind the words that repeal', () => {
  test('numbered lines, one target each', () => {
    const body =
      '# 附件一\n\n下列条例和决定，自本法施行之日起，予以废止：\n\n1．甲暂行条例\n\n2．关于严惩乙的决定（1982年3月8日通过）\n\n3. 《丙规定》第三条\n\n# 附件二\n\n1．不在此列的决定\n'
    expect(targets(body)).toEqual(['甲暂行条例', '关于严惩乙的决定', '丙规定[第三条]'])
    for (const { quote, start, end } of read(body)) expect(body.slice(start, end)).toBe(quote)
  })

  test('rows of a table', () => {
    const body =
      '现宣布废止下列文件：\n\n| 序号 | 文件名称 | 文号 |\n| --- | --- | --- |\n| 1 | 关于加强甲工作的通知 | 甲发〔1998〕3号 |\n| 2 | 关于乙的意见 | 甲发〔1999〕14号 |\n'
    expect(read(body).map(({ target }) => [target?.title, target?.number])).toEqual([
      ['关于加强甲工作的通知', '甲发〔1998〕3号'],
      ['关于乙的意见', '甲发〔1999〕14号'],
    ])
  })

  test('an annex of a decision, in groups', () => {
    const body =
      '国务院决定宣布失效下列文件，自本决定公布之日起不再执行。\n\n## 宣布失效的国务院文件目录\n\n1985年\n\n1.国务院关于甲的通知（国发〔1985〕12号）\n\n2．国务院批转乙部关于丙的报告的通知(国发[1985]30号)\n\n1986年\n\n3.国务院关于丁的规定\n\n## 附件二 继续有效的文件目录\n\n1.国务院关于戊的通知\n'
    const relations = readChinese(chineseText(body, { title: '国务院关于宣布失效一批国务院文件的决定' }))
    expect(relations.map(({ target }) => [target?.title, target?.number])).toEqual([
      ['国务院关于甲的通知', '国发〔1985〕12号'],
      ['国务院批转乙部关于丙的报告的通知', '国发〔1985〕30号'],
      ['国务院关于丁的规定', null],
    ])
  })

  test('a decision may give each item its own verb', () => {
    expect(
      targets(
        '会议决定：\n\n一、废止《甲条例》（1992年9月19日通过）\n\n二、废止《乙条例》（1994年7月22日通过）\n\n本决定自公布之日起施行。',
      ),
    ).toEqual(['甲条例', '乙条例'])
  })
})

describe('the day', () => {
  test.each([
    ['第九条 本条例自2021年9月1日起施行，《甲办法》同时废止。', '2021-09-01', 'own-commencement'],
    ['《甲办法》自2021年1月1日起废止。', '2021-01-01', 'stated'],
    ['《甲办法》同时废止。', '2020-05-01', 'own-commencement'],
    ['本条例自公布之日起施行。《甲办法》同时废止。', '2020-03-05', 'own-commencement'],
    ['《甲办法》自市人民政府另行公布的规定施行之日起废止。', null, 'conditional'],
  ])('%s', (body, effectiveOn, certainty) => {
    expect(read(body)).toMatchObject([{ effectiveOn, certainty }])
  })

  test('the day of a later amendment is not that of the clause', () => {
    const text = chineseText('《甲办法》同时废止。', { madeOn: '2004-05-01', on: '2019-07-26', commencesOn: '2019-08-01' } as never)
    expect(readChinese(text)).toMatchObject([{ effectiveOn: null, certainty: 'unknown' }])
  })
})
