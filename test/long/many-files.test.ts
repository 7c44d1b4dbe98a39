import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openRegister } from '../../src/node.ts'
import { day } from '../../src/law/day.ts'
import { temporaryFolder } from '../folder.ts'

const script = fileURLToPath(new URL('../../scripts/gazette.ts', import.meta.url))

/** Small texts in folders of a thousand, each with a title of its own. */
function write(laws: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const folder = join(laws, 'ie', String(Math.floor(at / 1000)))
    if (at % 1000 === 0) mkdirSync(folder, { recursive: true })
    const front = `---\ntitle: Rule ${at} Act 2001\nidentifier: rule-${at}\npublication_date: 2001-01-01\n---\n`
    writeFileSync(join(folder, `rule-${at}.md`), `${front}# Rule ${at} Act 2001\n\n##### 1. Rule\n\nRule ${at} is kept by everybody.\n`)
  }
}

/** Builds in a process of its own: its figures, and its greatest memory in megabytes (Linux) or null. */
async function built(
  laws: string,
  register: string,
): Promise<{ seconds: number; instruments: number; changed: number; megabytes: number | null }> {
  const child = spawn(process.execPath, [script, 'build', laws, '--register', register, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  let megabytes: number | null = null
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  const watch = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      if (peak) megabytes = Number(peak) / 1024
    } catch {
      // Not Linux, or it has just ended.
    }
  }, 100)
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  return { ...(JSON.parse(output) as { seconds: number; instruments: number; changed: number }), megabytes }
}

describe('100,000 small files', () => {
  it('are built in time that grows as their number does, in bounded memory, and are found', async () => {
    const folder = temporaryFolder()
    const laws = join(folder, 'laws')
    write(laws, 0, 25_000)
    const quarter = await built(laws, join(folder, 'quarter.db'))
    write(laws, 25_000, 100_000)
    const register = join(folder, 'all.db')
    const all = await built(laws, register)
    const again = await built(laws, register)
    console.log({ quarter, all, again })
    expect([quarter.instruments, all.instruments, again.changed]).toEqual([25_000, 100_000, 0])
    // Four times the files: were anything quadratic, it would be sixteen times.
    expect(all.seconds / quarter.seconds).toBeLessThan(8)
    expect(all.megabytes ?? 0).toBeLessThan(3000)
    expect(again.seconds).toBeLessThan(all.seconds / 2)

    const open = openRegister(register)
    try {
      const asOf = day('2026-01-01')
      const { results } = await open.search({ text: 'rule 77777 act 2001', asOf, filter: {}, by: 'instrument', page: 1, limit: 5 })
      expect(results[0]?.identifier).toBe('rule-77777')
    } finally {
      open.close()
    }
  })
})
