import { dayOfInstant } from '../law/day.ts'
import { StoreError } from '../store/database.ts'
import { assetsDigest } from './assets.ts'
import { digestOf } from './digest.ts'
import type { Ports } from './ports.ts'
import type { TextCache } from './text/cache.ts'

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
  pages: TextCache,
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
  const tag = `W/"${digestOf(before ?? '')}-${digestOf([assetsDigest, dayOfInstant(now()), request.url, ...chosen].join('\n'))}"`
  if (before !== undefined && holds(request.headers.get('If-None-Match'), tag))
    return withValidators(new Response(null, { status: 304 }), tag)

  const kept = before !== undefined && request.method === 'GET' ? pages.get(tag) : undefined
  if (kept !== undefined) return withValidators(replayed(kept), tag)

  let response = await answer(request)
  if (before !== undefined && (await version()) !== before) response = await answer(request)
  else if (response.status === 200) {
    if (before !== undefined && request.method === 'GET') response = await remembered(response, pages, tag)
    return withValidators(response, tag)
  }
  return withValidators(response, null)
}

/** Answers longer than this (whole Acts as JSON) are made anew, in characters. */
const LONGEST_KEPT = 200_000

/** Keeps a page for the next who asks for it: its type, and behind the first line end its body. What has other headers is not kept. */
async function remembered(response: Response, pages: TextCache, tag: string): Promise<Response> {
  const type = response.headers.get('Content-Type')
  if (type === null || [...response.headers.keys()].length !== 1) return response
  const body = await response.text()
  if (body.length <= LONGEST_KEPT) pages.set(tag, `${type}\n${body}`)
  return new Response(body, { headers: { 'Content-Type': type } })
}

function replayed(kept: string): Response {
  const end = kept.indexOf('\n')
  return new Response(kept.slice(end + 1), { headers: { 'Content-Type': kept.slice(0, end) } })
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
