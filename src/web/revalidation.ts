import { dayOfInstant } from '../law/day.ts'
import { StoreError } from '../store/database.ts'
import { assetsDigest } from './assets.ts'
import { digestOf } from './digest.ts'
import type { Ports } from './ports.ts'
import type { Cache } from './text/cache.ts'

/** The headers by which one address answers differently. */
const VARY = ['Accept', 'Accept-Language', 'Cookie']

/**
 * Answers a request through `answer`, with an ETag made before the answer is: of the version of the register, the day, the
 * address and what the headers choose. A client that holds that answer gets 304 and costs nothing; one that does not gets the
 * page that was made for the last one who asked the same, where `pages` still holds it. Where the register was
 * replaced meanwhile, the answer may be half of one and half of the other, and is made again.
 */
export async function revalidated(
  request: Request,
  { register, now }: Pick<Ports, 'register' | 'now'>,
  pages: Cache<KeptPage>,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const version = async (): Promise<string | undefined> => {
    try {
      return await register.version()
    } catch (error) {
      // The answer itself will say what is wrong.
      if (error instanceof StoreError) return undefined
      throw error
    }
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(request)

  const before = await version()
  const chosen = VARY.map((name) => request.headers.get(name) ?? '')
  const asked = [assetsDigest, dayOfInstant(now()), request.url, ...chosen].join('\n')
  const tag = `W/"${digestOf(before ?? '')}-${digestOf(asked)}"`
  if (before !== undefined && holds(request.headers.get('If-None-Match'), tag))
    return withValidators(new Response(null, { status: 304 }), tag)

  // The whole of what was asked is the key, since two things can be made to have one digest.
  const key = before !== undefined && request.method === 'GET' ? `${before}\n${asked}` : null
  const kept = key === null ? undefined : pages.get(key)
  if (kept) return withValidators(pageOf(kept), tag)

  let response = await answer(request)
  if (before !== undefined && (await version()) !== before) response = await answer(request)
  else if (response.status === 200) {
    if (key !== null) response = await remembered(response, pages, key)
    return withValidators(response, tag)
  }
  return withValidators(response, null)
}

/** A page as it was sent, ready to be sent again. */
export interface KeptPage {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** Answers larger than this (whole Acts as JSON) are made anew, in bytes. */
const LARGEST_KEPT = 200_000

const pageOf = ({ type, body }: KeptPage): Response => new Response(body, { headers: { 'Content-Type': type } })

/** Keeps a page for the next who asks for it. What has other headers than its type is not kept. */
async function remembered(response: Response, pages: Cache<KeptPage>, key: string): Promise<Response> {
  const type = response.headers.get('Content-Type')
  if (type === null || [...response.headers.keys()].length !== 1) return response
  const page = { type, body: new Uint8Array(await response.arrayBuffer()) }
  if (page.body.length <= LARGEST_KEPT) pages.set(key, page)
  return pageOf(page)
}

const holds = (header: string | null, tag: string): boolean =>
  header?.split(',').some((held) => held.trim().replace(/^W\//, '') === tag.slice(2)) ?? false

/** Answers are kept, but asked for again each time: a status may change with any build, and with the day. */
function withValidators(response: Response, tag: string | null): Response {
  const { headers } = response
  if (headers.has('Cache-Control')) return response
  for (const name of VARY) headers.append('Vary', name)
  const personal = headers.has('Set-Cookie')
  headers.set('Cache-Control', personal ? 'private, no-cache' : 'public, no-cache')
  if (tag !== null && !personal) headers.set('ETag', tag)
  return response
}
