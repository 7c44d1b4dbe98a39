import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import { createRegister, refuseRegister } from '../../src/register/reads.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../folder.ts'
import { writeFiles } from '../repository.ts'
import { gazette, start } from '../scripts/command.ts'

const FILES = 400
const ROUNDS = 25

/** Acts of thirty sections that all name their edition; the first `count` of them. */
function acts(edition: number, count: number): Record<string, string> {
  const sections = Array.from({ length: 30 }, (_, index) => `## ${index + 1}. Rule ${index + 1}\n\nEdition ${edition} says so.\n`)
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `laws/ie/act-${index}.md`,
      `---\ntitle: Act ${index}\npublication_date: 2001-03-01\n---\n# Act ${index}\n\n${sections.join('\n')}`,
    ]),
  )
}

/** Which editions stand in the register, each act by its first section; throws where it is damaged. */
async function editions(path: string): Promise<string[]> {
  const database = openSqlite(path, { readOnly: true, refuse: refuseRegister })
  try {
    expect(await database.first('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    const register = createRegister(database)
    const found: string[] = []
    for (const { jurisdiction, identifier } of (await register.browse({}, day('2026-01-01'), { offset: 0, limit: FILES * 2 }))
      .instruments) {
      const located = await register.locate(jurisdiction, identifier, day('2026-01-01'))
      const latest = located.kind === 'instrument' ? located.found.expressions.find((expression) => expression.latest) : undefined
      const [section] = await register.provisions(latest?.id ?? 0, ['sec_1'])
      found.push(/Edition (\d+)/.exec(section?.text ?? '')?.[1] ?? 'none')
    }
    return found
  } finally {
    database.close()
  }
}

describe.each([
  ['that makes a new file', FILES],
  ['that changes the file', FILES / 20],
])('a build %s', (_title, changed) => {
  it('that is killed at any moment leaves the old register or the new one, whole', async () => {
    const cwd = temporaryFolder()
    const register = join(cwd, 'r.db')
    const args = ['build', 'laws', '--register', 'r.db']
    writeFiles(cwd, acts(0, FILES))
    await gazette(args, { cwd })
    writeFiles(cwd, acts(1000, changed))
    const began = performance.now()
    await gazette(args, { cwd })
    const usual = performance.now() - began

    const seen = new Set<string>()
    for (let round = 1; round <= ROUNDS; round += 1) {
      const before = await editions(register)
      writeFiles(cwd, acts(round, changed))
      const child = start(args, { cwd })
      const closed = once(child, 'close')
      await wait((usual * 2 * round) / ROUNDS)
      child.kill('SIGKILL')
      await closed

      const after = await editions(register)
      expect(after).toHaveLength(FILES)
      const isOld = JSON.stringify(after) === JSON.stringify(before)
      const isNew = after.filter((edition) => edition === String(round)).length === changed
      expect({ round, whole: isOld || isNew }).toEqual({ round, whole: true })
      seen.add(isNew ? 'new' : 'old')
    }
    // Otherwise no moment of interest was hit.
    expect([...seen].toSorted()).toEqual(['new', 'old'])
    expect((await gazette(args, { cwd })).code).toBe(0)
    expect((await editions(register)).filter((edition) => edition === String(ROUNDS))).toHaveLength(changed)
  })
})
