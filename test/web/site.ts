import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../src/compile/build.ts'
import { openRegister } from '../../src/node.ts'
import { createApp } from '../../src/web/app.ts'
import type { Ports } from '../../src/web/ports.ts'
import { commit } from '../repository.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Site {
  readonly ports: Ports
  readonly ask: (address: string, headers?: Record<string, string>, method?: string) => Promise<Answer>
  readonly close: () => void
}

const front = (keys: Record<string, string>): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`

const bakeries = (updated: string, second: string, more = ''): string =>
  `${front({ title: 'Bakeries Act 1990', identifier: 'bakeries-1990', jurisdiction: 'ie', language: 'en', rank: 'act', document_number: 'No. 7 of 1990', publication_date: '1990-05-01', commencement_date: '1990-06-01', last_updated: updated, source: 'https://example.org/bakeries' })}# Bakeries Act 1990

## PART I. Bread.

##### 1 Interpretation.

**1.**—In this Act “loaf” means bread baked whole.

##### 2 Weight of loaves.

${second}
${more}
## PART II. General.

##### 3 Short title.

**3.**—This Act may be cited as the Bakeries Act 1990.
`

const chinese = `${front({ title: '1990年面包房法', identifier: 'bakeries-1990', jurisdiction: 'ie', language: 'zh', rank: 'act', publication_date: '1990-05-01', last_updated: '1990-05-01' })}# 1990年面包房法

第一条 本法所称面包，是指整个烘烤的面包。

第二条 面包应当足重。
`

const mills = `${front({ title: 'Mills Act 1950', identifier: 'mills-1950', jurisdiction: 'ie', language: 'en', rank: 'act', publication_date: '1950-02-01', commencement_date: '1950-02-01', last_updated: '1950-02-01', status: 'in_force', repealed_by: '/ie/bakeries-1990', repealed_on: '1990-06-01' })}# Mills Act 1950

##### 1 Millers.

**1.**—Every miller keeps a book.
`

const hostile = `${front({ title: 'Hostile <b>Act</b> & "Order" 2000', identifier: 'a/b@c.json', issuer: 'constructor', jurisdiction: 'ie', language: 'en', publication_date: '2000-01-01', last_updated: '2000-01-01', source: 'javascript:alert(1)' })}# Hostile Act

##### 1 Script <script>alert(1)</script>

<script>alert('one')</script> [link](javascript:alert(2)) <img src=x onerror=alert(3)> ![picture](data:image/svg+xml;base64,AAAA)
<!-- hidden words --> <a href="https://example.org" onclick="alert(4)">words</a> F4[inserted *words*] <Schedule>

Heading inside
==============

[away](//evil.example/) [here](/ie/mills-1950) [relative](x.md) ${'> '.repeat(3000)}deep
`

const long = `${front({ title: 'Long Act 2010', identifier: 'long-2010', jurisdiction: 'ie', language: 'en', rank: 'act', publication_date: '2010-01-01', last_updated: '2010-01-01' })}# Long Act 2010

${Array.from({ length: 1200 }, (_, index) => `##### ${index + 1} Matter number ${index + 1} of the many.\n\n**${index + 1}.**—Words of section ${index + 1}: ${[...`${index * 7919}`].join(' then ')}.\n`).join('\n')}
## PART II. Much before its sections.

${Array.from({ length: 400 }, (_, index) => `Paragraph ${index} of the part, which belongs to none of its sections.`).join('\n\n')}

##### 2000 After all that.

**2000.**—The end of the part.

## SCHEDULE Table

| No. | Name |
| --- | --- |
${Array.from({ length: 4000 }, (_, index) => `| ${index} | Row number ${index} of the table |`).join('\n')}
`

const foundries = (language: 'en' | 'zh', title: string, text: string): string =>
  `${front({ title, identifier: 'foundries-1991', jurisdiction: 'ie', language, rank: 'act', issuer: language === 'zh' ? '爱尔兰议会' : 'Oireachtas', subjects: language === 'zh' ? '铸造' : 'foundries', publication_date: '1991-05-01', last_updated: '1991-05-01' })}# ${title}\n\n${text}`

const order = (id: string, year: string): string =>
  `${front({ title: 'Duties Order', identifier: id, jurisdiction: 'ie', language: 'en', rank: 'order', publication_date: `${year}-01-01`, last_updated: `${year}-01-01` })}# Duties Order\n\n##### 1 Duty.\n\nA duty of ${year}.\n`

/** Collections leave schedules out of consolidated texts. */
const kilns = (updated: string, words: string, schedules = ''): string =>
  `${front({ title: 'Kilns Act 1972', identifier: 'kilns-1972', jurisdiction: 'ie', language: 'en', rank: 'act', publication_date: '1972-01-01', last_updated: updated })}# Kilns Act 1972\n\n##### 1 Kilns.\n\n${words}\n${schedules}`

const gone = `${front({ title: 'Lanterns Regulations 2001', identifier: 'lanterns-2001', jurisdiction: 'ie', language: 'en', publication_date: '2001-01-01', last_updated: '2001-01-01' })}# Lanterns Regulations 2001\n\n##### 1 Light.\n\nA lantern is lit at dusk.\n`

/** A site whose register was built from Markdown in a git work tree, on 22 November 2026. */
export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-site-'))
  const files = join(folder, 'statutes')
  const first = 'A loaf weighs a pound.'
  commit(files, '1990-05-02', {
    'ie/bakeries-1990.md': bakeries('1990-05-01', first),
    'ie/bakeries-1990.zh.md': chinese,
    'ie/mills-1950.md': mills,
  })
  commit(files, '1991-05-02', {
    'ie/foundries-1991.md': foundries(
      'en',
      'Foundries Act 1991',
      'This is a summary, not the official text. It was made in 1991.\n\n## 1 Furnaces\n\nA furnace has a door.\n',
    ),
    'ie/foundries-1991.zh.md': foundries('zh', '1991年铸造厂法', '本文为摘要，并非官方文本。\n\n## 1 熔炉\n\n熔炉有门。\n'),
  })
  commit(files, '2010-01-02', {
    'ie/hostile.md': hostile,
    'ie/long-2010.md': long,
    'ie/gone.md': gone,
    'ie/kilns-1972.md': kilns(
      '1972-01-01',
      'A kiln is fired weekly.',
      '\n## FIRST SCHEDULE Bricks\n\n##### 1 Bricks.\n\nBricks are red.\n',
    ),
  })
  commit(files, '2015-03-02', {
    'ie/bakeries-1990.md': bakeries('2015-03-01', 'A loaf weighs a kilogram.', '\n##### 2A Rye.\n\nRye loaves weigh what they weigh.\n'),
    'ie/kilns-1972.md': kilns('2014-01-01', 'A kiln is fired daily.'),
    'ie/duties-a.md': order('duties-a', '2003'),
    'ie/duties-b.md': order('duties-b', '2004'),
  })
  commit(files, '2016-04-02', { 'ie/gone.md': null })
  const register = join(folder, 'register.db')
  await build({ folders: [files], register, history: true })
  const opened = openRegister(register)
  const ports = { ...opened, now: () => new Date('2026-11-22T09:00:00Z') }
  const app = createApp(ports)
  return {
    ports,
    async ask(address, headers = {}, method = 'GET') {
      const response = await app.request(address, { headers, method, redirect: 'manual' })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    close() {
      opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
