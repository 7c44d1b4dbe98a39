import { describe, expect, it } from 'vitest'
import { type MeilisearchConfiguration, readConfiguration, serverFor } from '../../../src/search/meilisearch/configuration.ts'

describe('the configuration of Meilisearch', () => {
  it('is one server from two variables, and none without them', () => {
    expect(readConfiguration({})).toBeUndefined()
    expect(readConfiguration({ MEILI_URL: ' http://127.0.0.1:7700/ ', MEILI_KEY: 'k' })).toEqual({
      index: 'gazette',
      servers: [{ name: 'rest', jurisdictions: [], url: 'http://127.0.0.1:7700', key: 'k' }],
    })
  })

  it('names one server for each jurisdiction or group, with one key or several', () => {
    const MEILI_URL = 'ie,gb=http://a:1 cn=http://b:2 *=http://c:3'
    const one = readConfiguration({ MEILI_URL, MEILI_KEY: 'k' }) as MeilisearchConfiguration
    expect(one.servers.map(({ name, key }) => [name, key])).toEqual([
      ['ie', 'k'],
      ['cn', 'k'],
      ['rest', 'k'],
    ])
    const several = readConfiguration({ MEILI_URL, MEILI_KEY: 'ie,gb=x cn=y *=z' }) as MeilisearchConfiguration
    expect(several.servers.map(({ key }) => key)).toEqual(['x', 'y', 'z'])
    const urlOf = (jurisdiction: string): string | undefined => serverFor(one, jurisdiction)?.url
    expect([urlOf('gb'), urlOf('cn-sh'), urlOf('cn'), urlOf('c'), urlOf('pe')]).toEqual([
      'http://a:1',
      'http://b:2',
      'http://b:2',
      'http://c:3',
      'http://c:3',
    ])
  })

  it('says what is missing or wrong, and never a key', () => {
    expect(() => readConfiguration({ MEILI_URL: 'http://a' })).toThrow('MEILI_KEY is not')
    expect(() => readConfiguration({ MEILI_KEY: 'secret' })).toThrow('MEILI_URL is not')
    expect(() => readConfiguration({ MEILI_URL: 'a:7700', MEILI_KEY: 'secret' })).toThrow(/^MEILI_URL must be an address such as/)
    expect(() => readConfiguration({ MEILI_URL: 'ie=http://a cn=http://b', MEILI_KEY: 'ie=secret' })).toThrow(
      'MEILI_KEY names no key for "cn"',
    )
    expect(() => readConfiguration({ MEILI_URL: 'ie=http://a ie=http://b', MEILI_KEY: 'k' })).toThrow('two servers for "ie"')
    expect(() => readConfiguration({ MEILI_URL: 'http://a', MEILI_KEY: 'k', MEILI_INDEX: 'no spaces!' })).toThrow('letters, digits')
  })
})
