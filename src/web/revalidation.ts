import { COMPRESSIBLE_CONTENT_TYPE_REGEX as COMPRESSIBLE } from 'hono/utils/compress'
import { dayOfInstant } from '../law/day.ts'
import { StoreError } from '../store/database.ts'
import { assetsDigest } from './assets.ts'
import { digestOf } from './digest.ts'
import type { Ports } from './ports.ts'
import { acceptsGzip, CHOOSING, choiceOf } from './routes/negotiation.ts'
import { createCache } from './text/cache.ts'

type Answer = (request: Request, requestId: string) => Promise<Response>

/** An answer as it is sent, ready to be sent again. */
interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Uint8Array<ArrayBuffer>
  /** The body compressed, once somebody asked for it so. */
  readonly gzip?: Uint8Array<ArrayBuffer>
}

const VARY = [...CHOOSING, 'Accept-Encoding'].join(', ')
/** Whole pages kept in memory, in bytes: some thousand of them. */
const KEPT = 64_000_000
/** Answers larger than this (whole Acts as JSON) are made anew, in bytes. */
const LARGEST_KEPT = 200_000
/** Smaller bodies are hardly smaller when compressed, in bytes. */
const WORTH_COMPRESSING = 1024

/**
 * Answers GET and HEAD through `answer`, with an ETag made of the version of the register, the day, the address and what the
 * headers choose. A client that holds that answer gets 304 and costs nothing; one that does not gets the page that was made for
 * the last one who asked the same, where it is still kept. Where the register was replaced meanwhile, the answer may be half of
 * one and half of the other, and is made again.
 */
export function revalidating({ register, now, compress }: Pick<Ports, 'register' | 'now' | 'compress'>, answer: Answer): Answer {
  const pages = createCache<Page>(KEPT, ({ body, gzip }) => body.length + (gzip?.length ?? 0))

  const version = async (): Promise<string | undefined> => {
    try {
      return await register.version()
    } catch (error) {
      // The answer itself will say what is wrong.
      if (error instanceof StoreError) return undefined
      throw error
    }
  }

  async function made(request: Request, requestId: string, before: string | undefined, asked: string): Promise<Page> {
    // HEAD is answered as GET is; whoever sends the answer leaves its body out.
    const get = request.method === 'HEAD' ? new Request(request.url, { headers: request.headers, signal: request.signal }) : request
    const response = await answer(get, requestId)
    if (before === undefined) return pageOf(response, null)
    if ((await version()) !== before) return pageOf(await answer(get, requestId), null)
    return pageOf(response, tagOf(before, asked))
  }

  return async (request, requestId) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(request, requestId)
    const before = await version()
    const { form, ui } = choiceOf(request.headers)
    const asked = `${dayOfInstant(now())} ${form} ${ui} ${request.url}`
    const held = request.headers.get('If-None-Match')
    if (before !== undefined && held !== null && holds(held, tagOf(before, asked))) return unchanged(tagOf(before, asked), requestId)

    // The whole of what was asked is the key, since two things can be made to have one digest.
    const key = `${before} ${asked}`
    let page = pages.get(key)
    if (!page) {
      page = await made(request, requestId, before, asked)
      if (isKept(page)) pages.set(key, page)
    }
    const tag = page.headers['etag']
    if (held?.trim() === '*' && tag !== undefined) return unchanged(tag, requestId)
    if (!compress || !isCompressible(page) || !acceptsGzip(request.headers)) return responseOf(page, page.body, requestId)
    if (!page.gzip) {
      page = { ...page, gzip: await compress(page.body) }
      if (isKept(page)) pages.set(key, page)
    }
    return responseOf(page, page.gzip ?? page.body, requestId)
  }
}

const tagOf = (version: string, asked: string): string => `W/"${digestOf(version)}-${digestOf(assetsDigest + asked)}"`

/** Whether `If-None-Match` names the tag, compared as weak ones are. */
const holds = (header: string, tag: string): boolean => header.split(',').some((held) => held.trim().replace(/^W\//, '') === tag.slice(2))

async function pageOf(response: Response, tag: string | null): Promise<Page> {
  const { status } = response
  const { 'set-cookie': _, ...given } = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  const personal = cookies.length > 0
  // Answers are kept by clients, but asked for again each time: a status may change with any build, and with the day.
  const caching = given['cache-control'] ?? (personal ? 'private, no-cache' : 'public, no-cache')
  const tagged = tag !== null && status === 200 && !personal && !caching.includes('no-store')
  const vary = given['cache-control'] === undefined ? VARY : 'Accept-Encoding'
  const headers = { ...given, 'cache-control': caching, vary, ...(tagged && { etag: tag }) }
  return { status, headers, cookies, body: new Uint8Array(await response.arrayBuffer()) }
}

const isKept = ({ headers, body }: Page): boolean => headers['etag'] !== undefined && body.length <= LARGEST_KEPT

const isCompressible = ({ body, headers }: Page): boolean =>
  body.length >= WORTH_COMPRESSING && COMPRESSIBLE.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined

function responseOf({ status, headers, cookies, gzip }: Page, body: Uint8Array<ArrayBuffer>, requestId: string): Response {
  const own = { 'content-length': String(body.length), 'x-request-id': requestId }
  const encoding = body === gzip ? { 'content-encoding': 'gzip' } : {}
  const response = new Response(body, { status, headers: { ...headers, ...encoding, ...own } })
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

const unchanged = (tag: string, requestId: string): Response =>
  new Response(null, { status: 304, headers: { etag: tag, vary: VARY, 'cache-control': 'public, no-cache', 'x-request-id': requestId } })
