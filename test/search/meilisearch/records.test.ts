import { expect, it } from 'vitest'
import { MeilisearchApiError, type MeilisearchErrorResponse } from 'meilisearch'
import { faultOf, taskFault } from '../../../src/search/meilisearch/fault.ts'
import { describeWithRecords, type Exchange, exchanges, openApi } from './api.ts'
import { createContents } from './contents.ts'

const server = { name: 'rest', url: 'http://127.0.0.1:7700' }

describeWithRecords('what a real Meilisearch answered', () => {
  const recorded = (what: string): Exchange => exchanges().find((one) => one.what === what) as Exchange
  const refused = (what: string) => {
    const { status, body } = recorded(what).response
    return faultOf(new MeilisearchApiError(new Response(null, { status }), body as unknown as MeilisearchErrorResponse), server)
  }

  it('keeps to the interface that the stand-in is held to', () => {
    const api = openApi()
    // The interface takes facets as an object only; a real server takes a list, too.
    const checked = exchanges().filter(({ what }) => what !== 'search with everything')
    for (const { request, response } of checked)
      api.check(
        request.method,
        request.path.split('?')[0] ?? '',
        request.contentType === 'application/json' ? request.body : undefined,
        response.status,
        response.body,
      )
    expect(checked.length).toBeGreaterThan(50)
  })

  it('is told in our words, with what to do', () => {
    expect(refused('wrong key')).toMatchObject({ code: 'refused', message: expect.stringContaining('Mend MEILI_KEY') })
    expect(refused('search in an index that does not exist')).toMatchObject({
      code: 'no-index',
      message: expect.stringContaining('npx gazette index'),
    })
    const failed = recorded('a failed task: invalid document id').response.body as unknown as Parameters<typeof taskFault>[0]
    expect(taskFault(failed, server)).toMatchObject({ code: 'task-failed', message: expect.stringContaining('invalid_document_id') })
  })

  it('is what the stand-in answers to the same requests', () => {
    const { answer } = createContents('admin')
    const asked = [
      'health',
      'health is open, the rest needs a key',
      'wrong key',
      'index that does not exist',
      'create index',
      'create an index that exists: accepted, the task fails',
      'settings',
      'add documents as NDJSON',
      'delete by ids',
      'swap with an index that does not exist',
      'create a search-only key',
      'search-only key may not write',
      'delete index',
    ]
    for (const { what, request, response } of exchanges().filter((one) => asked.includes(one.what))) {
      const key = request.key === 'none' ? undefined : request.key
      const text = typeof request.body === 'string' ? request.body : ''
      const url = new URL(request.path, server.url)
      const given = answer({
        method: request.method,
        path: url.pathname,
        params: url.searchParams,
        key,
        json: request.body,
        text,
        fail: undefined,
      })
      const body = given.body as Exchange['response']['body']
      expect([what, given.status, body.code, body.type, Object.keys(body).toSorted()]).toEqual([
        what,
        response.status,
        response.body.code,
        response.body.type,
        Object.keys(response.body).toSorted(),
      ])
    }
  })
})
