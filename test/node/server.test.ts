import { once } from 'node:events'
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { listen, openRegister, type Listening, type OpenRegister } from '../../src/node.ts'
import { writeFiles } from '../repository.ts'

const text = (title: string, sections: number): string =>
  `---\ntitle: ${title}\ncountry: ie\npublication_date: 2001-03-01\nlast_updated: 2001-03-01\n---\n# ${title}\n\n${Array.from(
    { length: sections },
    (_, index) => `## ${index + 1}. Matter ${index + 1}\n\nWhoever keeps a lantern shall keep it lit, in case ${index + 1}.\n`,
  ).join('\n')}`

let folder: string
let register: string
let opened: OpenRegister
let server: Listening
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-server-'))
  register = join(folder, 'register.db')
  writeFiles(folder, { 'laws/ie/lanterns.md': text('Lanterns Act 2001', 40), 'laws/ie/long.md': text('Long Act 2001', 10_000) })
  await build({ folders: [join(folder, 'laws')], register, history: false })
  opened = openRegister(register, { apart: true })
  server = await listen(opened, '127.0.0.1', 0)
  port = Number(new URL(server.address).port)
})
afterAll(async () => {
  await server.close()
  opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (address: string, init?: RequestInit): Promise<Response> => fetch(server.address + address, init)

/** Sends bytes as they are, and gives back all that comes until the server closes the connection or `until` is found. */
async function raw(sent: string, until?: RegExp): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(sent, 'latin1')
  let received = ''
  for await (const chunk of socket) {
    received += String(chunk)
    if (until?.test(received)) break
  }
  socket.destroy()
  return received
}
const statusOf = (received: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1])

describe('the server', () => {
  it('compresses what it keeps, for whoever takes it so, and sends the same to all', async () => {
    // Its own client, since fetch unpacks what it is sent.
    async function get(encoding: string): Promise<{ body: Buffer; headers: IncomingHttpHeaders }> {
      const asked = httpRequest(`${server.address}/ie/lanterns`, { headers: { 'Accept-Encoding': encoding } }).end()
      const [response] = (await once(asked, 'response')) as [IncomingMessage]
      return { body: await buffer(response), headers: response.headers }
    }
    const plain = await get('identity')
    for (const encoding of ['gzip', 'br;q=1, gzip;q=0.5', '*']) {
      const { body, headers } = await get(encoding)
      expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(body.length), etag: plain.headers['etag'] })
      expect(headers['vary']).toContain('Accept-Encoding')
      expect(gunzipSync(body).equals(plain.body)).toBe(true)
    }
    for (const encoding of ['gzip;q=0', '*;q=0', 'br', ''])
      expect([encoding, (await get(encoding)).headers['content-encoding']]).toEqual([encoding, undefined])
  })

  it('answers HEAD with the length of what GET gives, and no body', async () => {
    const received = await raw(`HEAD /ie/lanterns HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
    const length = (await (await ask('/ie/lanterns')).arrayBuffer()).byteLength
    expect(received).toMatch(new RegExp(`^HTTP/1\\.1 200 [\\s\\S]*\\r\\ncontent-length: ${length}\\r\\n[\\s\\S]*\\r\\n\\r\\n$`, 'i'))
  })

  it('answers a request for ranges whole', async () => {
    for (const Range of ['bytes=0-10', 'bytes=-5', 'bytes=9-1', 'lines=1', 'bytes=0-1,5-6']) {
      const response = await ask('/ie/lanterns', { headers: { Range } })
      expect([response.status, (await response.text()).endsWith('</html>')]).toEqual([200, true])
    }
  })

  it('takes no body: with GET it is ignored, with others the method is refused', async () => {
    const received = await raw(
      'GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET /robots.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    )
    expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const body = method === 'OPTIONS' ? {} : { body: 'x'.repeat(3_000_000) }
      const response = await ask('/ie/lanterns', { method, ...body, headers: { Accept: 'application/json' } })
      expect([method, response.status, response.headers.get('Allow')]).toEqual([method, 405, 'GET, HEAD'])
      expect(await response.json()).toMatchObject({ status: 405, requestId: response.headers.get('X-Request-Id') })
    }
    // A body that was announced and never comes keeps nobody from an answer.
    const never = await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\nx', /\r\n\r\n/)
    expect(statusOf(never)).toBe(405)
  })

  it.each([
    ['/%', 404],
    ['/%E0%A4%A', 404],
    ['/ie/%00', 404],
    ['/ie/%FF%FE', 404],
    ['/ie/..%2f..%2fetc%2fpasswd', 404],
    ['/../../etc/passwd', 404],
    ['//evil.example/x', 404],
    ['/?%=%', 200],
    ['/search?q=%FF%00%ED%A0%80', 200],
    ['http://elsewhere.example/ie/lanterns', 200],
    ['/a*8000', 404],
    ['/a*40000', 431],
    ['/ie/lan terns', 400],
  ])('answers the path %s with %i', async (written, status) => {
    const path = written.replace(/a\*(\d+)/, (_, count) => 'a'.repeat(Number(count)))
    expect(statusOf(await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`))).toBe(status)
  })

  it.each([
    ['GET / HTTP/1.0\r\n\r\n', 200],
    ['GET / HTTP/1.1\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: [::\r\nConnection: close\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: evil.example/x?\r\nConnection: close\r\n\r\n', 400],
    ['NONSENSE\r\n\r\n', 400],
    [`GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n', 417],
    ['GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    [
      'GET / HTTP/1.1\r\nHost: a\r\nCookie: ui=%E0%A4; ui="zh; ;;=\r\nAccept: ;q=x,/\r\nAccept-Language: ***;q=-1\r\nConnection: close\r\n\r\n',
      200,
    ],
  ])('answers %j with %i', async (sent, status) => {
    const received = await raw(sent)
    expect(statusOf(received)).toBe(status)
    expect(received).not.toMatch(/\.(?:ts|mjs|js):\d/)
    if (status < 400) return
    const { requestId, detail, ...said } = JSON.parse(received.slice(received.indexOf('\r\n\r\n'))) as Record<string, unknown>
    expect(said).toMatchObject({ type: 'about:blank', status, title: expect.any(String) })
    expect(detail).toMatch(/\.$/)
    expect(received).toContain(`X-Request-Id: ${String(requestId)}`)
  })

  it('answers 1,000 requests at once, each its own', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => {
        const response = await ask(index % 2 === 0 ? `/search.json?q=lantern+${index}` : `/ie/lanterns/sec_${(index % 40) + 1}`)
        const body = await response.text()
        return response.status === 200 && body.includes(index % 2 === 0 ? `lantern ${index}` : `in case ${(index % 40) + 1}.`)
      }),
    )
    expect(statuses.filter((right) => !right)).toHaveLength(0)
  }, 120_000)

  it('answers what one connection asks in one breath in its order, up to a hundred requests', async () => {
    const sections = Array.from({ length: 20 }, (_, index) => index + 1)
    const requests = sections.map((section) => `GET /ie/lanterns/sec_${section}.txt HTTP/1.1\r\nHost: a\r\n\r\n`)
    const received = await raw(`${requests.join('')}GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    expect([...received.matchAll(/in case (\d+)\./g)].map(([, section]) => Number(section))).toEqual(sections)
    expect(await raw('GET /help?n HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1000)).catch(() => 'cut off')).toSatisfy(
      (answer: string) => answer === 'cut off' || answer.split('HTTP/1.1 200').length < 200,
    )
  })

  it('lets whoever asks for little pass by many who ask for much, and makes nothing for those who are gone', async () => {
    const order: string[] = []
    const asked = async (name: string, address: string): Promise<void> => {
      expect((await (await ask(address)).text()).length).toBeGreaterThan(0)
      order.push(name)
    }
    const large = Array.from({ length: 12 }, (_, index) => asked('large', `/ie/long.json?n=${index}`))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await Promise.all([...large, asked('page', '/ie/lanterns?n=1'), asked('help', '/help?n=1')])
    expect(order.indexOf('help')).toBeLessThan(6)
    expect(order.indexOf('page')).toBeLessThan(6)

    const before = await (await ask('/metrics')).text()
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('GET /ie/long.xml HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(50))
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await ask('/ie/long.md')
    const made = (text: string): number =>
      [...text.matchAll(/^gazette_http_requests_total\{[^}]*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
    expect(made(await (await ask('/metrics')).text()) - made(before)).toBeLessThan(20)
  }, 60_000)

  it('answers others while somebody reads slowly, or not at all', async () => {
    const slow: Socket[] = []
    for (let index = 0; index < 8; index += 1) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write('GET /ie/long.json HTTP/1.1\r\nHost: a\r\nAccept-Encoding: identity\r\n\r\n')
      await once(socket, 'readable')
      slow.push(socket)
    }
    expect((await ask('/ie/lanterns')).status).toBe(200)
    for (const socket of slow) socket.destroy()
    expect((await ask('/healthz')).status).toBe(200)
  }, 120_000)
})

describe('a register that changes while it is served', () => {
  const titleAt = async (): Promise<string | undefined> => /<h1[^>]*>([^<]*)/.exec(await (await ask('/ie/lanterns')).text())?.[1]

  it('is noticed when another is put in its place, and nothing of the old one is sent again', async () => {
    expect(await titleAt()).toBe('Lanterns Act 2001')
    const { headers } = await ask('/ie/lanterns')
    const other = join(folder, 'other.db')
    writeFiles(folder, { 'other/ie/lanterns.md': text('Lamps Act 2001', 3) })
    await build({ folders: [join(folder, 'other')], register: other, history: false })
    copyFileSync(register, join(folder, 'before.db'))
    renameSync(other, register)
    const again = await ask('/ie/lanterns', { headers: { 'If-None-Match': headers.get('ETag') ?? '' } })
    expect([again.status, (await again.text()).includes('Lamps Act 2001')]).toEqual([200, true])
    const found = (await (await ask('/search.json?q=lantern')).json()) as { results: { title: string }[] }
    expect(found.results.map(({ title }) => title)).toEqual(['Lamps Act 2001'])
  })

  it('is served on where what takes its place is no register, and where it is gone', async () => {
    const nonsense = join(folder, 'nonsense.db')
    writeFileSync(nonsense, 'not a database '.repeat(1000))
    renameSync(nonsense, register)
    expect(await titleAt()).toBe('Lamps Act 2001')
    rmSync(register)
    expect(await titleAt()).toBe('Lamps Act 2001')
    expect((await ask('/search.json?q=lantern')).status).toBe(200)
    renameSync(join(folder, 'before.db'), register)
    expect(await titleAt()).toBe('Lanterns Act 2001')
  })
})
