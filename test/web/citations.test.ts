import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FlagSite } from './flag-files.ts'
import { openFlagSite } from './flag-files.ts'

const act = (number: string, year: string, title: string, sections: readonly string[]): string =>
  `---
title: ${title}
identifier: IE-${year}-act-${number}
country: ie
rank: act
publication_date: "${year}-03-01"
last_updated: "${year}-03-01"
status: in_force
---
# ${title}

${sections.map((text, index) => `##### ${index + 1} Matter ${index + 1}.\n\n**${index + 1}.**—${text}\n`).join('\n')}`

let site: FlagSite
beforeAll(async () => {
  site = await openFlagSite({
    'ie/IE-1940-act-8.md': act('8', '1940', 'Chimneys Act 1940', [
      'A person who is licensed under section 1 of the Kilns Act, 1931, shall sweep every chimney.',
      'Section 2 of the *Ovens Act, 1932*, shall apply to every chimney as it applies to an oven.',
    ]),
    'ie/IE-1945-act-9.md': act('9', '1945', 'Hearths and Homes Act 1945', [
      'In this Act “the Act of 1932” means the Ovens Act, 1932.',
      'A notice shall be served in accordance with section 1 of the Ovens Act, 1932.',
    ]),
    'ie/IE-1946-act-2.md': act('2', '1946', 'Bread Act 1946', ['In this Act “the Act of 1932” means the Ovens Act, 1932.']),
  })
})
afterAll(() => site.close())

const page = async (address: string, language = 'en'): Promise<string> => (await site.ask(address, { 'Accept-Language': language })).text
const reading = (text: string): string =>
  text
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')

interface Told {
  readonly total: number
  readonly texts: readonly {
    readonly source: { readonly identifier: string; readonly status: string }
    readonly references: readonly {
      readonly flag: string
      readonly target: { readonly identifier: string }
      readonly since: string
      readonly dependsOn: string | null
      readonly places: readonly { readonly eId: string; readonly quote: string }[]
    }[]
  }[]
  readonly next: string | null
}
const mend = async (query = ''): Promise<Told> => JSON.parse((await site.ask(`/mend.json${query}`)).text) as Told

describe('the text of the law', () => {
  test('links the words that name other law to what they name', async () => {
    const text = await page('/ie/IE-1940-act-8')
    expect(text).toMatch(/<a href="\/ie\/IE-1931-act-3\/sec_1">section 1 of the Kilns Act, 1931<\/a>/)
    expect(text).toMatch(
      /<a href="\/ie\/IE-1932-act-5\/sec_2">Section 2 of the <\/a><em><a href="\/ie\/IE-1932-act-5\/sec_2">Ovens Act, 1932<\/a><\/em>/,
    )
    expect(await page('/ie/IE-1940-act-8/sec_1')).toContain('<a href="/ie/IE-1931-act-3/sec_1">section 1 of the Kilns Act, 1931</a>')
  })
})

describe('what cites what', () => {
  test.each([
    ['en', 'It cites 2 texts', 'relied on as law'],
    ['zh', '引用了 2 件文本', '以其为有效依据'],
  ])('stands on the page of a text, by provision and with the status of each, in %s', async (language, heading, relied) => {
    const words = reading(await page('/ie/IE-1940-act-8', language))
    expect(words).toContain(heading)
    expect(words).toContain(relied)
    expect(words).toMatch(/section 1 → section 1/)
  })

  test('counts those that rely on it before those that only mention it', async () => {
    const words = reading(await page('/ie/IE-1932-act-5'))
    expect(words).toContain('3 texts cite it')
    expect(words).toMatch(/Chimneys Act 1940 in force · relies on it as law section 2 → section 2/)
    expect(words).toMatch(/Hearths and Homes Act 1945 .* Bread Act 1946 in force · only mentions it section 1/)
  })

  test('is that of the provision alone on its own page', async () => {
    const words = reading(await page('/ie/IE-1932-act-5/sec_2'))
    expect(words).toContain('Chimneys Act 1940')
    expect(words).not.toContain('Hearths and Homes Act 1945')
  })

  test('is data, too', async () => {
    const { cites, citedBy } = JSON.parse((await site.ask('/ie/IE-1932-act-5/sec_2.json')).text) as Record<
      'cites' | 'citedBy',
      { total: number; instruments: { identifier: string; use: string; places: { eId: string; targetEId: string }[] }[] }
    >
    expect(cites.total).toBe(0)
    expect(citedBy.instruments).toMatchObject([{ identifier: 'IE-1940-act-8', use: 'law', places: [{ eId: 'sec_2', targetEId: 'sec_2' }] }])
  })

  test('has a page of its own, in pages', async () => {
    const words = reading(await page('/ie/IE-1932-act-5?show=citations'))
    expect(words).toContain('Ovens Act 1932: what it cites, and what cites it')
    expect(words).toContain('Hearths and Homes Act 1945')
    expect((await site.ask('/ie/IE-1932-act-5/sec_2?show=citations')).status).toBe(200)
  })
})

describe('the queue of flags', () => {
  const ordered = async (query: string): Promise<[string, number][]> => {
    const { flags } = JSON.parse((await site.ask(`/flags.json${query}`)).text) as {
      flags: { target: { identifier: string }; reliedOnBy: { instruments: number } }[]
    }
    return flags.map(({ target, reliedOnBy }) => [target.identifier, reliedOnBy.instruments])
  }

  test('begins with what most law in force relies on, of equals with what took effect last, unless the day is asked for', async () => {
    const relied = await ordered('')
    expect(new Map(relied.slice(0, 2))).toEqual(
      new Map([
        ['IE-1931-act-3', 1],
        ['IE-1932-act-5', 1],
      ]),
    )
    expect(relied.slice(2)).toEqual([
      ['水井管理办法(1995-03-01)', 0],
      ['IE-1933-act-9', 0],
    ])
    expect((await ordered('?order=day'))[0]).toEqual(['水井管理办法(1995-03-01)', 0])
    expect(await ordered('?order=reliance&limit=1&page=2')).toEqual(relied.slice(1, 2))
    const words = reading(await page('/flags'))
    expect(words.indexOf('Kilns Act 1931')).toBeLessThan(words.indexOf('水井管理办法'))
  })
})

describe('references to be mended', () => {
  test('are listed by the text that relies on what is gone, with the words and the flag they rest on', async () => {
    const { total, texts, next } = await mend()
    expect([total, next]).toEqual([1, null])
    expect(texts.map(({ source }) => source.identifier)).toEqual(['IE-1940-act-8'])
    expect(texts[0]?.references).toMatchObject([
      {
        target: { identifier: 'IE-1931-act-3' },
        since: '1960-07-04',
        places: [{ eId: 'sec_1', quote: 'section 1 of the Kilns Act, 1931' }],
      },
    ])
    const { flag, dependsOn } = texts[0]?.references[0] ?? { flag: '', dependsOn: '' }
    expect((await site.ask(`/flags/${flag}`)).status).toBe(200)
    expect(reading(await page(`/flags/${dependsOn}`))).toContain('Kilns Act 1931')
  })

  test.each([
    ['en', '1 text to mend', 'rests on a flag, not reviewed'],
    ['zh', '1 件文本待修正', '以一项未经审核的标记为前提'],
  ])('have a page, in %s', async (language, count, rests) => {
    const words = reading(await page('/mend', language))
    expect(words).toContain(count)
    expect(words).toContain(rests)
    expect(words).toMatch(/section 1(?:: |：)section 1 of the Kilns Act, 1931/)
  })

  test('are narrowed down, and an empty list says so', async () => {
    expect((await mend('?jurisdiction=cn')).total).toBe(0)
    expect(reading(await page('/mend?jurisdiction=cn'))).toContain('No text of this jurisdiction relies on law that is gone.')
    expect((await mend('?asOf=1950-01-01')).total).toBe(0)
  })

  test('come as CSV and as a feed', async () => {
    const { text: csv } = await site.ask('/mend.csv')
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toMatch(/^jurisdiction,identifier,title,.*\r\nie,IE-1940-act-8,Chimneys Act 1940,ie,IE-1931-act-3,Kilns Act 1931,/)
    const { text: atom, headers } = await site.ask('/mend.atom')
    expect(headers.get('Content-Type')).toMatch(/^application\/atom\+xml/)
    expect(atom.match(/<entry>/g)).toHaveLength(1)
    expect(atom).toContain('<category term="dead-reference"/>')
  })

  test('are in no list of what is to be repealed', async () => {
    expect(reading(await page('/flags'))).not.toContain('Chimneys Act 1940')
    expect(reading(await page('/ie/IE-1940-act-8'))).not.toContain('A flag, not reviewed')
  })
})

describe('what relies on what is flagged', () => {
  test('is counted and listed with the flag, and orders the queue', async () => {
    const { flags } = JSON.parse((await site.ask('/flags.json?jurisdiction=ie')).text) as {
      flags: { id: string; target: { identifier: string; eId: string | null }; reliedOnBy: { instruments: number; provisions: number } }[]
    }
    expect(flags.map(({ target, reliedOnBy }) => [target.identifier, target.eId, reliedOnBy.instruments])).toEqual([
      ['IE-1931-act-3', null, 1],
      ['IE-1932-act-5', 'sec_2', 1],
      ['IE-1933-act-9', null, 0],
    ])
    const words = reading(await page(`/flags/${flags[0]?.id}`))
    expect(words).toContain('1 text in force, or not known to have ended, relies on it as law, in 1 provision.')
    expect(words).toContain('Chimneys Act 1940')
    expect(reading(await page(`/flags/${flags[2]?.id}`))).toContain('Nothing held here that is in force relies on it')
    expect(reading(await page('/flags'))).toContain('1 text in force relies on it')
    expect((await site.ask('/flags?order=none')).status).toBe(400)
  })
})
