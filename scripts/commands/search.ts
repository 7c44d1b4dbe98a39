import { meilisearchEnvironment, openRegister, today } from '../../src/node.ts'
import { presentSearch } from '../../src/search/present.ts'
import type { SearchResponse, SearchResult } from '../../src/search/search.ts'
import { instrumentAddress, searchAddress } from '../../src/web/addresses.ts'
import { calendarDay, type Command, DEFAULT_REGISTER, UsageError, wholeNumber } from './command.ts'

export const search: Command = {
  name: 'search',
  summary: 'finds instruments by name, number, citation or words',
  help: `Usage: npx gazette search <words> [options]

Finds what the words name ("juries act 1976 s 5", 国发〔2016〕55号) or speak of.

  --register FILE   the register to search (${DEFAULT_REGISTER})
  --as-of DAY       whose law ranks first, such as 2026-03-31 (today)
  --limit N         how many results, up to 100 (10)
  --json            print the answer as one line of JSON, as /search.json gives it
`,
  options: { register: 'value', 'as-of': 'value', limit: 'value', json: 'flag' },
  async run({ words, flags, values }) {
    if (words.length === 0) throw new UsageError('Say what to search for.')
    const day = values.get('as-of')
    const number = values.get('limit')
    const asOf = day === undefined ? today() : calendarDay('--as-of', day)
    const limit = number === undefined ? 10 : wholeNumber('--limit', number, 1, 100)
    const report = (message: string): void => void process.stderr.write(`${message}\n`)
    const opened = openRegister(values.get('register') ?? DEFAULT_REGISTER, { meilisearch: meilisearchEnvironment(), report })
    try {
      const response = await opened.search({
        text: words.join(' '),
        asOf,
        filter: {},
        by: 'instrument',
        page: 1,
        limit,
      })
      const open = await opened.findings.flagCounts(
        response.results.map(({ id }) => id),
        asOf,
      )
      process.stdout.write(
        flags.has('json')
          ? `${JSON.stringify(presentSearch(response, { instrument: instrumentAddress, search: searchAddress }, open))}\n`
          : responseText(response),
      )
      return 0
    } finally {
      opened.close()
    }
  },
}

function responseText(response: SearchResponse): string {
  const { total, outOfForce, understood, results, suggestions, request } = response
  const lines = [
    `${total.toLocaleString('en')} found${outOfForce > 0 ? `, ${outOfForce.toLocaleString('en')} of them out of force` : ''} on ${request.asOf}`,
  ]
  if (response.cut) lines.push('The query is long: only its beginning was looked for.')
  if (understood !== null) lines.push(`Understood as ${understood}`)
  for (const [index, result] of results.entries()) lines.push(...resultLines(result, index + 1))
  if (suggestions.length > 0) lines.push('Did you mean:', ...suggestions.map(({ title, jurisdiction }) => `    ${title} (${jurisdiction})`))
  return `${lines.join('\n')}\n`
}

function resultLines({ title, documentNumber, status, jurisdiction, identifier, provision }: SearchResult, rank: number): string[] {
  const lines = [`${String(rank).padStart(3)}. ${title}${documentNumber === null ? '' : ` (${documentNumber})`}, ${statusText(status)}`]
  if (provision) {
    const name = [provision.number, provision.heading].filter((part) => part !== null).join(' ')
    lines.push(`     ${name === '' ? '' : `${name}: `}${plain(provision.snippet)}`)
  }
  lines.push(`     ${instrumentAddress({ jurisdiction, identifier }, { eId: provision?.eId ?? null })}`)
  return lines
}

const statusText = ({ status, since }: SearchResult['status']): string =>
  status === 'unknown' ? 'status unknown' : `${status.replaceAll('-', ' ')}${since === null ? '' : ` since ${since}`}`

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

/** A snippet (escaped text with marks) as text. */
const plain = (snippet: string): string =>
  snippet.replaceAll(/<\/?mark>/g, '').replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
