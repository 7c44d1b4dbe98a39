import { describe, expect, test } from 'vitest'
import { readChinese } from '../../../src/supersession/relations/zh/read.ts'
import { chineseText } from './text.ts'

const kinds = (body: string): string[] =>
  readChinese(chineseText(body)).map(({ kind, extent, target }) => `${kind} ${extent}${target ? ' named' : ''}`)

describe('a clause that repeals without a name', () => {
  test.each([
    ['以前制定的规定与本规定不一致的，以本规定为准。', 'part'],
    ['最高人民法院以前发布的司法解释与本解释不一致的，不再适用。', 'part'],
    ['本市过去其他有关河道管理的规定，凡与本办法相抵触的，以本办法为准。', 'part'],
    ['本条例施行前有关河道的规定与本条例规定不一致的，按照本条例执行。', 'part'],
    ['过去有关规定与本条例有抵触的，以本条例为准。', 'part'],
    ['其他有关河道管理的规定，凡与本法抵触的，同时失效。', 'part'],
    ['此前的有关政策、规定，凡与本规定不符的，按本规定执行。', 'part'],
    ['市水务局以前制定的关于河道的规定，凡与本规定不一致的同时废止。', 'part'],
    ['各地区的河道收费办法，与本条例相抵触的，同时停止执行。', 'part'],
    ['本法施行前有关河道许可的规定，制定机关应当依照本法规定予以清理；不符合本法规定的，自本法施行之日起停止执行。', 'part'],
    ['过去有关部门制定的金银管理办法即行废止。', 'whole'],
    ['本条例自1988年11月1日起施行，各地制定的河道使用费办法同时停止执行。', 'whole'],
    ['本规定施行之后，其他有关委托执行的司法解释不再适用。', 'whole'],
    ['过去由国务院或国务院各部门颁发的有关职称评定的规定，即行废止。', 'whole'],
    ['此前甲部颁布的各有关考试的违规处理规定同时废止。', 'whole'],
  ])('%s', (body, extent) => {
    expect(kinds(body)).toEqual([`repeal-unnamed ${extent}`])
  })

  test.each([
    '本细则与国家的法律有抵触时，按国家法律规定执行。',
    '地方性法规不得同本法相抵触。',
    '数据不一致的，以登记簿为准。',
    '规范性文件明显违反法律、法规规定的，应当立即停止执行。',
    '前款规定不再适用。',
    '行业标准在相应的国家标准实施后，自行废止。',
    '未申请延期的，核定规划条件的文件自行失效。',
    '列于本法附件一的条例、补充规定和决定，自本法施行之日起，予以废止。',
    '本规定施行后的规定与国际条约不一致的，适用国际条约。',
    '将第三条修改为：“以前制定的规定与本规定不一致的，以本规定为准。”',
  ])('none: %s', (body) => {
    expect(kinds(body)).toEqual([])
  })

  test('stands beside named targets', () => {
    expect(kinds('《甲办法》同时废止；之前发布的规定与本条例不一致的，以本条例为准。')).toEqual([
      'repeal whole named',
      'repeal-unnamed part',
    ])
  })
})
