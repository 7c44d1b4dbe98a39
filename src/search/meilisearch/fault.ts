import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch'
import { EngineError } from '../engine.ts'
import type { Server } from './configuration.ts'

/** What a server said or failed to say, in our words and with what to do; it never holds a key. */
export function faultOf(error: unknown, { name, url }: Pick<Server, 'name' | 'url'>): EngineError {
  if (error instanceof EngineError) return error
  const server = `Meilisearch at ${url}${name === 'rest' ? '' : ` (${name})`}`
  const fault = (code: EngineError['code'], message: string): EngineError => new EngineError(code, message, error)
  if (error instanceof MeilisearchApiError) return answered(error.cause?.code ?? '', error.cause?.message ?? '', error.response.status)
  if (error instanceof SyntaxError) return fault('nonsense', `What answers at ${url} is no Meilisearch. Mend MEILI_URL.`)
  if (error instanceof MeilisearchRequestTimeOutError || isAbort(error))
    return fault('slow', `${server} did not answer in time. It may be busy, or too small for this index.`)
  if (error instanceof MeilisearchRequestError)
    return isAbort(error.cause)
      ? fault('slow', `${server} did not answer in time. It may be busy, or too small for this index.`)
      : fault('unreachable', `${server} cannot be reached. Start it, or mend MEILI_URL.`)
  return fault('nonsense', `${server} answered what cannot be understood: ${error instanceof Error ? error.message : String(error)}`)

  function answered(code: string, message: string, status: number): EngineError {
    if (status === 401 || status === 403)
      return fault('refused', `${server} refuses the key. Mend MEILI_KEY: it must be the master key or an admin key of that server.`)
    if (code === 'index_not_found') return fault('no-index', `${server} has no such index. Make it: npx gazette index`)
    if (code === 'no_space_left_on_device' || status === 507) return fault('full', `The disk of ${server} is full. Make room there.`)
    if (status === 404) return fault('nonsense', `What answers at ${url} is no Meilisearch, or too old a one. Version 1.50 was tested.`)
    return fault('nonsense', `${server} refused a request (${code || status}): ${message}`)
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)

/** The error of a task that was accepted and failed later. */
export function taskFault(
  { type, error }: { readonly type: string; readonly error: { readonly code: string; readonly message: string } | null },
  { name, url }: Pick<Server, 'name' | 'url'>,
): EngineError {
  const server = `Meilisearch at ${url}${name === 'rest' ? '' : ` (${name})`}`
  if (error?.code === 'no_space_left_on_device' || /no space left/i.test(error?.message ?? ''))
    return new EngineError('full', `The disk of ${server} is full. Make room there.`, error)
  return new EngineError(
    'task-failed',
    `${server} accepted a task (${type}) and could not do it${error ? ` (${error.code}): ${error.message}` : '.'}`,
    error,
  )
}
