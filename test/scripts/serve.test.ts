import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { writeFiles } from '../repository.ts'
import { gazette, line, start } from './command.ts'

const text = (title: string): string =>
  `---\ntitle: ${title}\ncountry: ie\npublication_date: 2001-03-01\n---\n# ${title}\n\n## 1. Rule\n\nBe kind.\n`

function collectionFolder(): string {
  const folder = temporaryFolder()
  writeFiles(folder, { 'laws/ie/kindness.md': text('Kindness Act 2001') })
  return folder
}

async function serving(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const child = start(['serve', ...args], { cwd, env })
  const closed = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await closed
  })
  const [, address = ''] = await line(child, /^Gazette is at (http:\S+)\n/m)
  return { child, address, closed }
}

const busyPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Files are noticed and built within a moment; a busy machine takes longer. */
const WAIT = { timeout: 30_000, interval: 100 }

describe('gazette serve', () => {
  it('builds a folder, says where it is, and answers there', async () => {
    const { address } = await serving(['laws', '--port', '0'], collectionFolder())
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${address}/ie/kindness`)).text()).toContain('Kindness Act 2001')
  })

  it('builds again what changes in a folder that it serves, says what is wrong with it, and serves the last good text on', async () => {
    const cwd = collectionFolder()
    const { child, address } = await serving(['laws', '--port', '0'], cwd)
    let said = ''
    child.stderr?.on('data', (data: Buffer) => void (said += data.toString()))
    const page = async (path: string): Promise<string> => await (await fetch(`${address}${path}`)).text()
    writeFiles(cwd, { 'laws/ie/patience.md': text('Patience Act 2001') })
    await expect.poll(() => page('/ie/patience'), WAIT).toContain('Patience Act 2001')
    writeFiles(cwd, { 'laws/ie/patience.md': '---\ntitle Patience\n: x\n---\n' })
    await expect.poll(() => said, WAIT).toMatch(/^ie\/patience\.md:\d+: .+/m)
    expect(await page('/ie/patience')).toContain('Patience Act 2001')
    writeFiles(cwd, { 'laws/ie/patience.md': text('Patience (No. 2) Act 2001') })
    await expect.poll(() => page('/ie/patience'), WAIT).toContain('Patience (No. 2) Act 2001')
  })

  it('without a folder serves the register as it is, and goes over to a new one', async () => {
    const cwd = collectionFolder()
    await gazette(['build', 'laws', '--register', 'r.db'], { cwd })
    const { address } = await serving(['--port', '0', '--register', 'r.db'], cwd)
    expect((await fetch(`${address}/ie/patience`)).status).toBe(404)
    writeFiles(cwd, { 'laws/ie/patience.md': text('Patience Act 2001') })
    await gazette(['build', 'laws', '--register', 'r.db'], { cwd })
    expect((await fetch(`${address}/ie/patience`)).status).toBe(200)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s', async (signal) => {
    const { child, closed, address } = await serving(['laws', '--port', '0'], collectionFolder())
    // The connection stays open, as a browser's does.
    await (await fetch(address)).text()
    child.kill(signal)
    expect(await closed).toEqual([0, null])
  })

  it('honours HOST and PORT, and options win over them', async () => {
    const cwd = collectionFolder()
    const { address } = await serving(['laws'], cwd, { PORT: '0', HOST: 'localhost' })
    expect(address).toMatch(/^http:\/\/localhost:\d+$/)
    const other = await serving(['--port', '0', '--host', '127.0.0.1'], cwd, { PORT: '1', HOST: 'nowhere.invalid' })
    expect(other.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it.each(['-1', '65536', '80.5', 'web'])('refuses PORT=%s with a sentence', async (PORT) => {
    expect(await gazette(['serve'], { cwd: temporaryFolder(), env: { PORT } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('PORT must be'),
    })
  })

  it('says so when the port is in use, before it builds anything', async () => {
    const cwd = collectionFolder()
    const port = await busyPort()
    const { code, stderr } = await gazette(['serve', 'laws', '--port', String(port), '--register', join(cwd, 'r.db')], { cwd })
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`)
    expect(stderr).not.toContain('instrument')
    expect(code).toBe(2)
  })
})
