import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRegister } from '../../src/node.ts'
import { createApp } from '../../src/web/app.ts'
import { build } from '../../src/compile/build.ts'
import { commit } from '../repository.ts'
import type { Answer } from './site.ts'

const front = (keys: Record<string, string>): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`

const irish = (number: string, year: string, title: string, day: string, body: string, updated = day): string =>
  `${front({ title, identifier: `IE-${year}-act-${number}`, country: 'ie', rank: 'act', publication_date: day, last_updated: updated, status: 'in_force' })}# ${title}

${body}`

const kilns = irish(
  '3',
  '1931',
  'Kilns Act 1931',
  '1931-04-01',
  '##### 1 Kilns.\n\n**1.**—Every kiln is kept clean.\n\n##### 2 Smoke.\n\n**2.**—No kiln smokes.\n',
)
const ovens = irish(
  '5',
  '1932',
  'Ovens Act 1932',
  '1932-05-02',
  '##### 1 Ovens.\n\n**1.**—Every oven is kept clean.\n\n##### 2 Doors.\n\n**2.**—An oven has a door.\n\n##### 3 Short title.\n\n**3.**—This Act may be cited as the Ovens Act, 1932.\n',
)
const wells = irish('9', '1933', 'Wells Act 1933', '1933-06-03', '##### 1 Wells.\n\n**1.**—Every well is covered.\n')

const body = `##### 1 Interpretation.

**1.**—In this Act “fire” means any fire.

##### 2 Repeals.

**2.**—The Wells Act, 1933, is hereby repealed.

##### 3 Enactments repealed.

**3.**—The enactments mentioned in the Schedule to this Act are hereby repealed to the extent mentioned in the third column of that Schedule.
`
const schedule = `
## SCHEDULE Enactments Repealed

| Number and Year | Short Title | Extent of Repeal |
| --- | --- | --- |
| No. 3 of 1931 | Kilns Act, 1931. | The whole Act. |
| No. 5 of 1932 | Ovens Act, 1932. | Section 2. |
| No. 1 of 1899 | Hearths Act, 1899. | The whole Act. |
`
const fires = (updated: string, text: string): string => irish('4', '1960', 'Fires Act 1960', '1960-07-04', text, updated)

const chinese = (title: string, day: string, last: string): string => `# ${title}

${day}　通过

<!-- INFO END -->

第一条　为了保护水井，制定本条例。

第二条　水井应当加盖。

${last}
`

export interface FlagSite {
  readonly ask: (address: string, headers?: Record<string, string>) => Promise<Answer>
  readonly close: () => void
}

/**
 * A site whose texts repeal each other, on 22 November 2026: the Fires Act 1960 the Wells Act by a clause, and by a schedule that its
 * revised text has no more the Kilns Act and a section of the Ovens Act; a Chinese regulation another.
 */
export async function openFlagSite(more: Readonly<Record<string, string>> = {}): Promise<FlagSite> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-flags-'))
  const statutes = join(folder, 'statutes')
  commit(statutes, '2010-07-05', {
    'ie/IE-1931-act-3.md': kilns,
    'ie/IE-1932-act-5.md': ovens,
    'ie/IE-1933-act-9.md': wells,
    'ie/IE-1960-act-4.md': fires('1960-07-04', body + schedule),
    '行政法规/水井管理办法(1995-03-01).md': chinese('水井管理办法', '1995年3月1日', '第三条　本办法自1995年5月1日起施行。'),
    '行政法规/水井管理条例(2005-03-01).md': chinese(
      '水井管理条例',
      '2005年3月1日',
      '第三条　本条例自2005年5月1日起施行。《水井管理办法》同时废止。',
    ),
    ...more,
  })
  commit(statutes, '2020-01-02', { 'ie/IE-1960-act-4.md': fires('2020-01-01', body) })
  const register = join(folder, 'register.db')
  await build({ folders: [statutes], register, history: true })
  const opened = openRegister(register)
  const app = createApp({ ...opened, now: () => new Date('2026-11-22T09:00:00Z') })
  return {
    async ask(address, headers = {}) {
      const response = await app.request(address, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    close() {
      opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
