import autocannon from 'autocannon'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { copyFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { listen, openRegister } from '../../src/node.ts'
import { line, median, type Line } from './measure.ts'

const CONNECTIONS = 50
const SECONDS = 10

/** Pages over HTTP on loopback, against a Hono route on the same server software that returns 30 KB of fixed text. */
export async function benchPages(
  register: string,
  addresses: readonly string[],
  largest: string,
  sample: readonly string[],
): Promise<Line[]> {
  const opened = openRegister(register)
  const ours = await listen(opened, '127.0.0.1', 0)
  const fixed = new Hono().get('*', (c) => c.html('x'.repeat(30 * 1024)))
  const server = createAdaptorServer({ fetch: fixed.fetch }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseline = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const first = async (address: string): Promise<number> => {
      const started = performance.now()
      await (await fetch(ours.address + address)).text()
      return performance.now() - started
    }
    await first('/')
    const views: number[] = []
    for (const address of sample) views.push(await first(address))
    const view = await first(largest)
    for (const address of addresses) await first(address)
    const rates = { ours: [] as number[], fixed: [] as number[] }
    for (let round = 0; round < 3; round += 1) {
      rates.fixed.push(await rate(baseline, addresses))
      rates.ours.push(await rate(ours.address, addresses))
    }
    return [
      line(
        `pages a second, ${addresses.length} addresses, ${CONNECTIONS} connections`,
        median(rates.ours),
        median(rates.fixed),
        '/s',
        '≥ 0.4',
      ),
      line('first view of the largest Act, against the median Act', view, median(views), 'ms', '≤ 3'),
    ]
  } finally {
    server.close()
    await ours.close()
    opened.close()
  }
}

/** First views of pages with what they cite and what cites them, against those of a copy of the register that knows of no citations. */
export async function benchGraph(register: string, addresses: readonly string[]): Promise<Line> {
  const without = `${register}.without`
  copyFileSync(register, without)
  const db = new DatabaseSync(without)
  db.exec('DELETE FROM citation; DELETE FROM citation_line')
  db.close()
  const opened = [register, without].map((path) => openRegister(path))
  const servers = await Promise.all(opened.map((each) => listen(each, '127.0.0.1', 0)))
  const milliseconds: number[][] = [[], []]
  for (const [turn, address] of addresses.entries())
    for (const which of turn % 2 === 0 ? [0, 1] : [1, 0]) {
      const started = performance.now()
      await (await fetch(`${servers[which]?.address}${address}`)).text()
      milliseconds[which]?.push(performance.now() - started)
    }
  for (const server of servers) await server.close()
  for (const each of opened) each.close()
  const [ours = [], bare = []] = milliseconds
  return line(`first view with its citations, median of ${addresses.length}`, median(ours), median(bare), 'ms', '≤ 1.3')
}

async function rate(origin: string, addresses: readonly string[]): Promise<number> {
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: addresses.map((path) => ({ method: 'GET', path })),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers other than 200, ${result.errors} errors`)
  return result.requests.average
}
