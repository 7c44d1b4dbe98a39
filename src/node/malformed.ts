import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RequestError } from '@hono/node-server'

/** What is wrong with requests that never reach the app, by status. */
const DETAILS: Readonly<Record<number, string>> = {
  400: 'This is no request of HTTP that can be understood.',
  408: 'The request did not come to its end in time.',
  413: 'The request is larger than is read.',
  417: 'What the request expects is not done here.',
  431: 'The address and the headers of the request are longer than is read.',
  500: 'Something went wrong here. It has been noted under the request’s id.',
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** An error in the shape of all others: problem details (RFC 9457) with a request's id. */
function problem(status: number): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const requestId = randomUUID()
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail: DETAILS[status], requestId })
  const length = String(Buffer.byteLength(body))
  return {
    body,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Length': length,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
      Connection: 'close',
    },
  }
}

/** Answers what is no request of HTTP, so that the app cannot be asked: a host that can be none, for one. */
export function malformed(error: unknown): Response {
  const status = error instanceof RequestError ? 400 : 500
  const { body, headers } = problem(status)
  return new Response(body, { status, headers })
}

/** The same where HTTP/1.1 names no host, or any request several (RFC 9112, 3.2). */
export function withOneHost(answer: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    const hosts = incoming.headersDistinct['host']?.length ?? 0
    if (hosts === 1 || (hosts === 0 && incoming.httpVersion === '1.0')) return answer(incoming, outgoing)
    const { body, headers } = problem(400)
    outgoing.writeHead(400, headers).end(body)
  }
}

/** The same for what Node's own reader of HTTP refuses. */
export function answerMalformed(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const status = STATUS_OF[error.code ?? ''] ?? 400
    const { body, headers } = problem(status)
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
  })
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    const { body, headers } = problem(417)
    response.writeHead(417, headers).end(body)
  })
}
