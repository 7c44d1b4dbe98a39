import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { openApi } from './api.ts'
import { type Answer, createContents } from './contents.ts'

export const KEY = 'a-master-key-of-sixteen'

/** How a stand-in misbehaves. */
export interface Mood {
  /** Milliseconds before each answer. */
  slow?: number
  /** Answers that are no Meilisearch's. */
  nonsense?: boolean
  /** Refuses every key. */
  refuse?: boolean
  /** The error with which tasks of a type fail. */
  fail?: { readonly type: string; readonly code: string; readonly message: string }
  /** Breaks every connection from as many additions of documents on. */
  dieAfter?: number
}

export interface StandIn {
  readonly url: string
  readonly mood: Mood
  /** Paths asked for, with their bodies, since the start. */
  readonly asked: { readonly method: string; readonly path: string; readonly key: string | undefined; readonly body: unknown }[]
  /** What broke the interface, in requests or answers; has to stay empty. */
  readonly broken: string[]
  stop(): Promise<void>
}

/** A server that speaks as Meilisearch 1.50 does, as far as Gazette asks it; it holds each request and answer to the interface. */
export async function startStandIn(port = 0): Promise<StandIn> {
  const api = openApi()
  const contents = createContents(KEY)
  const mood: Mood = {}
  const asked: StandIn['asked'] = []
  const broken: string[] = []
  let additions = 0

  const server: HttpServer = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const text = await bodyOf(request)
      const json =
        text !== '' && request.headers['content-type']?.startsWith('application/json') ? (JSON.parse(text) as unknown) : undefined
      const key = request.headers.authorization?.replace('Bearer ', '')
      const method = request.method ?? 'GET'
      asked.push({ method, path: url.pathname, key, body: json ?? text })
      if (mood.slow !== undefined) await wait(mood.slow)
      if (method === 'POST' && url.pathname.endsWith('/documents')) additions += 1
      if (mood.dieAfter !== undefined && additions > mood.dieAfter) return void response.destroy()
      if (mood.nonsense) return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Not here</title>')
      const answer: Answer = mood.refuse
        ? {
            status: 403,
            body: {
              message: 'The provided API key is invalid.',
              code: 'invalid_api_key',
              type: 'auth',
              link: 'https://docs.meilisearch.com/errors#invalid_api_key',
            },
          }
        : contents.answer({ method, path: url.pathname, params: url.searchParams, key, json, text, fail: mood.fail })
      try {
        api.check(method, url.pathname, json, answer.status, answer.body)
      } catch (error) {
        broken.push(String(error))
      }
      response
        .writeHead(answer.status, { 'Content-Type': 'application/json' })
        .end(answer.body === undefined ? '' : JSON.stringify(answer.body))
    })().catch((error: unknown) => {
      broken.push(String(error))
      response.destroy()
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood,
    asked,
    broken,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('utf8')
  for await (const part of request) text += String(part)
  return text
}
