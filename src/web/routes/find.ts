import type { Context } from 'hono'
import { instrumentAddress } from '../addresses.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { paragraphCited } from '../text/paragraphs.ts'
import type { View } from '../view.ts'
import { meant, waysTo } from './found.ts'

/** `/find?ref=`: leads to what a number, title or citation names. */
export async function answerFind(c: Context, ports: Ports, view: View): Promise<Response> {
  const reference = (view.url.searchParams.get('ref') ?? '').trim().slice(0, 1000).toWellFormed()
  if (reference === '') throw new Refusal(400, (words) => words.errors.noReference)
  const { exact, near } = await ports.resolver.resolve(reference)
  const candidates = meant(exact)
  const [only, ...others] = candidates
  if (only && others.length === 0) {
    const fragment = only.eId === null ? null : paragraphCited(reference)
    // Where its newest text lacks what was cited, that address says so, and in which texts it stands.
    const eId = only.eId ?? only.absent ?? null
    return c.redirect(instrumentAddress(only, { eId }) + (fragment === null ? '' : `#${fragment}`), 303)
  }
  if (only)
    throw new Refusal(300, (words) => words.errors.several(reference), [
      { name: 'choices', heading: () => '', ways: await waysTo(ports, view, candidates) },
    ])
  throw new Refusal(404, (words) => words.errors.unknownReference(reference), [
    { name: 'near', heading: (words) => words.errors.near, ways: await waysTo(ports, view, near.slice(0, 10)) },
  ])
}
