/** A server and what it answers for. */
export interface Server {
  /** Its name in the network of servers and in answers: the first of its jurisdictions, or `rest`. */
  readonly name: string
  /** Jurisdictions, each with its regions (`cn` has `cn-sh`, too); empty for all that no other server has. */
  readonly jurisdictions: readonly string[]
  readonly url: string
  /** Master or admin key; never shown. */
  readonly key: string
}

export interface MeilisearchConfiguration {
  /** The index that is searched; a rebuild uses this name with `-next` behind it, too. */
  readonly index: string
  readonly servers: readonly [Server, ...Server[]]
}

/** A configuration that cannot be followed; the message says what to write instead. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

export interface Variables {
  readonly MEILI_URL?: string | undefined
  readonly MEILI_KEY?: string | undefined
  readonly MEILI_INDEX?: string | undefined
}

const JURISDICTIONS = /^(?:\*|[a-z]{2}(?:-[a-z0-9]{1,8})*(?:,[a-z]{2}(?:-[a-z0-9]{1,8})*)*)$/

/**
 * MEILI_URL is the address of one server, or names one for each jurisdiction or group of them, parted by spaces:
 * `ie,gb=http://a:7700 cn=http://b:7700 *=http://c:7700`. MEILI_KEY is one key for all or, in the same manner, one for each.
 * Undefined where neither is set. Throws ConfigurationError.
 */
export function readConfiguration({ MEILI_URL = '', MEILI_KEY = '', MEILI_INDEX = '' }: Variables): MeilisearchConfiguration | undefined {
  if (MEILI_URL.trim() === '' && MEILI_KEY.trim() === '') return undefined
  if (MEILI_URL.trim() === '') throw new ConfigurationError('MEILI_KEY is set and MEILI_URL is not. Set both, or neither.')
  if (MEILI_KEY.trim() === '') throw new ConfigurationError('MEILI_URL is set and MEILI_KEY is not. Set both, or neither.')
  const index = MEILI_INDEX.trim() || 'gazette'
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(index))
    throw new ConfigurationError(`MEILI_INDEX may hold letters, digits, - and _ only, not "${index}".`)
  const keys = named(MEILI_KEY)
  const servers = named(MEILI_URL).map(([group, url]): Server => {
    if (!URL.canParse(url) || !/^https?:/.test(url))
      throw new ConfigurationError(`MEILI_URL must be an address such as http://127.0.0.1:7700, not "${url}".`)
    const key = keys.find(([name]) => name === group)?.[1] ?? (keys.length === 1 && keys[0]?.[0] === '*' ? keys[0][1] : undefined)
    if (key === undefined) throw new ConfigurationError(`MEILI_KEY names no key for "${group}", which MEILI_URL does.`)
    const jurisdictions = group === '*' ? [] : group.split(',')
    return { name: jurisdictions[0] ?? 'rest', jurisdictions, url: url.replace(/\/+$/, ''), key }
  })
  const twice = servers.find(({ name }, at) => servers.findIndex((other) => other.name === name) !== at)
  if (twice) throw new ConfigurationError(`MEILI_URL names two servers for "${twice.name}".`)
  const [first, ...rest] = servers
  if (!first) throw new ConfigurationError('MEILI_URL is empty.')
  return { index, servers: [first, ...rest] }
}

/** `name=value` parted by spaces; a value without a name is for all. */
const named = (text: string): [group: string, value: string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(entry) ?? []
      return JURISDICTIONS.test(name) ? [name, value] : ['*', entry]
    })

/** The server that holds the texts of a jurisdiction: the one that names it most exactly, else the one for the rest. */
export function serverFor({ servers }: MeilisearchConfiguration, jurisdiction: string): Server | undefined {
  const length = (server: Server): number =>
    Math.max(-1, ...server.jurisdictions.map((one) => (jurisdiction === one || jurisdiction.startsWith(`${one}-`) ? one.length : -1)))
  const [best] = servers.toSorted((a, b) => length(b) - length(a))
  return best && length(best) >= 0 ? best : servers.find(({ jurisdictions }) => jurisdictions.length === 0)
}
