import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { act } from '../sources/files.ts'
import { gazette } from './command.ts'

describe('gazette relations and gazette flags', () => {
  it('print of one kind, and of one detector, what is asked for', async () => {
    const cwd = temporaryFolder()
    mkdirSync(join(cwd, 'laws', 'ie'), { recursive: true })
    const section = (words: string): string => `##### 1 Licences.\n\n**1.**—${words}\n`
    writeFileSync(join(cwd, 'laws', 'ie', 'IE-1960-act-7.md'), act())
    const later = (number: number, year: number, words: string): void =>
      writeFileSync(
        join(cwd, 'laws', 'ie', `IE-${year}-act-${number}.md`),
        act(
          {
            title: `"Lamps Act ${year}"`,
            identifier: `"IE-${year}-act-${number}"`,
            publication_date: `"${year}-05-04"`,
            last_updated: `"${year}-05-04"`,
          },
          `# Lamps Act ${year}\n\n${section(words)}`,
        ),
      )
    later(8, 1961, 'Section 1 of the Ferries Act 1960 is amended by deleting “the”.')
    later(9, 1965, 'A licence under section 1 of the Ferries Act 1960 is needed.')
    later(3, 1980, 'The Ferries Act 1960 is repealed.')
    expect((await gazette(['build', 'laws'], { cwd })).code).toBe(0)
    const lines = async (...words: string[]): Promise<Record<string, unknown>[]> =>
      (await gazette(words, { cwd })).stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect((await lines('relations', '--kind', 'amendment')).map(({ source, kind }) => [source, kind])).toEqual([
      ['ie/IE-1961-act-8.md', 'amendment'],
    ])
    const [repeal] = await lines('flags', '--detector', 'repeal-clause')
    expect((await lines('flags')).map(({ detector }) => detector)).not.toContain('dead-reference')
    const [dead] = await lines('flags', '--detector', 'dead-reference')
    expect(dead).toMatchObject({
      target: { identifier: 'IE-1965-act-9' },
      source: { identifier: 'IE-1960-act-7' },
      dependsOn: repeal?.['id'],
    })
    expect(dead?.['precision']).toMatchObject({ n: expect.any(Number) })
    expect((await gazette(['relations', '--kind', 'lamp'], { cwd })).code).toBe(2)
    expect((await gazette(['flags', '--detector', 'lamp'], { cwd })).code).toBe(2)
  })
})
