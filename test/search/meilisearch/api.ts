import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe } from 'vitest'

/** What a real Meilisearch says of its interface, and what one answered: beside the checkout, and no part of it. */
const folder = fileURLToPath(new URL('../../../../shared/meilisearch/', import.meta.url))
const present = existsSync(`${folder}openapi.json`) && existsSync(`${folder}exchanges.jsonl`)

/** Tests that need them; skipped where they are absent. */
export const describeWithRecords = (title: string, tests: () => void) =>
  describe.skipIf(!present)(present ? title : `${title} (../shared/meilisearch is absent)`, () => {
    tests()
  })

export interface Exchange {
  readonly what: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly key: 'none' | 'admin' | 'other'
    readonly contentType: string | null
    readonly body: unknown
  }
  readonly response: {
    readonly status: number
    readonly body: { readonly code?: string; readonly status?: string; readonly type?: string } & Record<string, unknown>
  }
}

export const exchanges = (): Exchange[] =>
  readFileSync(`${folder}exchanges.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Exchange)

interface Operation {
  readonly requestBody?: { readonly content: Record<string, unknown> }
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>
}

/** Holds requests and answers to the interface; what is wrong with one is thrown. */
export interface Api {
  check(method: string, path: string, sent: unknown, status: number, answered: unknown): void
}

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

interface Document {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

/** Where the description of the interface says otherwise than a real server does (exchanges.jsonl). */
function mend({ paths, components }: Document): void {
  const patterns = components.schemas['AttributePatterns']
  components.schemas['AttributePatterns'] = { anyOf: [patterns, { type: 'array', items: { type: 'string' } }] }
  const several = paths['/multi-search']?.['post']?.responses['200']?.content?.['application/json'] as { schema: unknown }
  const results = { type: 'array', items: { $ref: '#/components/schemas/SearchResultWithIndex' } }
  several.schema = { anyOf: [several.schema, { type: 'object', required: ['results'], properties: { results } }] }
}

export function openApi(): Api {
  const document = JSON.parse(readFileSync(`${folder}openapi.json`, 'utf8')) as Document
  mend(document)
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(document, 'api')
  const paths = Object.keys(document.paths).map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`) }))

  function hold(pointer: readonly string[], value: unknown, what: string): void {
    const validate = ajv.getSchema(`api#/${pointer.map(escaped).map(encodeURIComponent).join('/')}`)
    if (!validate) throw new Error(`${what}: no schema`)
    if (validate(value) !== true) throw new Error(`${what} breaks the interface: ${ajv.errorsText(validate.errors)}`)
  }

  return {
    check(method, path, sent, status, answered) {
      const name = paths
        .toSorted((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
        .find(({ pattern }) => pattern.test(path))?.path
      const operation = name === undefined ? undefined : document.paths[name]?.[method.toLowerCase()]
      if (name === undefined || !operation) throw new Error(`${method} ${path} is not in the interface`)
      const at = ['paths', name, method.toLowerCase()]
      if (sent !== undefined && status < 400 && operation.requestBody?.content['application/json'])
        hold([...at, 'requestBody', 'content', 'application/json', 'schema'], sent, `Request ${method} ${path}`)
      const response = operation.responses[String(status)]
      if (!response && status < 400) throw new Error(`${method} ${path} never answers ${status}`)
      if (response?.content?.['application/json'])
        hold([...at, 'responses', String(status), 'content', 'application/json', 'schema'], answered, `Answer to ${method} ${path}`)
    },
  }
}
