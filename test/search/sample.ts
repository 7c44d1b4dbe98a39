import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from '../../src/compile/build.ts'
import type { Database } from '../../src/store/database.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const front = (keys: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`

/** An Act as the collections write them: sections are headings of level 5. */
const act = (
  year: number,
  number: number,
  title: string,
  sections: readonly (readonly [heading: string, text: string])[],
  more: Readonly<Record<string, string>> = {},
): [string, string] => [
  `ie/IE-${year}-act-${number}.md`,
  front({
    title,
    identifier: `IE-${year}-act-${number}`,
    country: 'ie',
    rank: 'act',
    publication_date: `${year}-03-01`,
    last_updated: `${year}-03-01`,
    commencement_date: `${year}-03-01`,
    document_number: `No. ${number} of ${year}`,
    issuer: 'Oireachtas',
    language: 'en',
    status: 'in_force',
    ...more,
  }) + sections.map(([heading, text], at) => `##### ${at + 1}. **${heading}.**\n\n**${at + 1}.**—${text}\n\n`).join(''),
]

const FILES: Readonly<Record<string, string>> = Object.fromEntries([
  act(
    1927,
    23,
    'Juries Act  1927',
    [
      ['Qualification', 'Every citizen of twenty-one years shall serve as a juror.'],
      ['Repeals', 'The old enactments are repealed.'],
    ],
    { repealed_on: '1976-03-02', repealed_by: 'Juries Act 1976' },
  ),
  act(1976, 4, 'Juries Act , 1976', [
    ['Jury districts', 'Each county shall be a jury district.'],
    ['Service', 'Citizens under seventy years who are electors shall be qualified to serve as jurors.'],
    ['Fines', 'A juror who does not attend is liable to a fine.'],
  ]),
  act(1997, 14, 'Criminal Law Act, 1997', [
    ['Arrest', 'Any person may arrest without warrant anyone who commits an arrestable offence.'],
    ['Search', 'A member may enter premises <b>with a warrant</b> & search | them.'],
  ]),
  act(1990, 1, 'Health Act 1990', [['Fees', 'The charge for a hospital bed is five pounds.']]),
  act(1990, 2, 'Health Act, 1990', [['Nursing', 'A nursing home shall be registered; the hospital pays no charge.']]),
  act(2014, 30, 'Freedom of Information Act 2014', [['Access', 'Every person has a right of access to a record held by a public body.']], {
    aliases: 'FOI Act',
  }),
  [
    'cn/信息公开.md',
    `${front({ title: '中华人民共和国政府信息公开条例', identifier: '信息公开条例', jurisdiction: 'cn', rank: 'administrative-regulation', publication_date: '2019-04-03', last_updated: '2019-04-03', commencement_date: '2019-05-15', document_number: '国务院令第711号', issuer: '国务院', language: 'zh' })}# 中华人民共和国政府信息公开条例\n\n第一条 为了保障公民依法获取政府信息，制定本条例。\n\n第二条 行政机关应当及时公开政府信息，不得收取费用。\n\n第三条 申请人可以委托律师。\n`,
  ],
  [
    'cn-sh/办法.md',
    `${front({ title: '上海市政府信息公开办法', identifier: '上海办法', jurisdiction: 'cn-sh', rank: 'local-regulation', publication_date: '2010-01-01', last_updated: '2010-01-01', commencement_date: '2010-01-01', language: 'zh' })}# 上海市政府信息公开办法\n\n第一条 本市行政机关应当及时公开政府信息。\n`,
  ],
])

export interface Sample {
  readonly path: string
  readonly database: Database
  close(): void
}

/** A register of eight instruments: Irish Acts (one repealed in 1976, two of one title and year) and two Chinese texts. */
export async function openSample(): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-search-'))
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, 'laws', path)), { recursive: true })
    writeFileSync(join(folder, 'laws', path), text)
  }
  const path = join(folder, 'register.db')
  await build({ folders: [join(folder, 'laws')], register: path, history: false })
  const database = openSqlite(path, { readOnly: true })
  return {
    path,
    database,
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
