import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault, readFrontMatter, type FrontMatter } from '../../src/sources/front-matter.ts'

function valuesOf(yaml: string, body = '# Body\n'): FrontMatter['values'] {
  const read = readFrontMatter(`---\n${yaml}\n---\n${body}`)
  if (!read || isFault(read)) throw new Error(JSON.stringify(read))
  return read.values
}

describe('readFrontMatter', () => {
  it.each([
    ['number: 012', '012'],
    ['number: 1.10', '1.10'],
    ['number: 2024-02-30', '2024-02-30'],
    ['number: 2024-01-01', '2024-01-01'],
    ['number: 0x1F', '0x1F'],
    ['number: 1_000', '1_000'],
    ['number: 12:30:00', '12:30:00'],
    ['number: yes', 'yes'],
    ['number: null', 'null'],
    ['number: .inf', '.inf'],
    ["number: 'it''s'", "it's"],
    [String.raw`number: "a\tb\u653f"`, 'a\tb政'],
    ['number: 国发〔2016〕55号', '国发〔2016〕55号'],
    ['number: |\n  two\n  lines', 'two\nlines\n'],
    ['number: |-\n  two\n  lines', 'two\nlines'],
    ['number: >-\n  one\n  line', 'one line'],
    ['number: plain\n  over lines', 'plain over lines'],
    ['number: "quoted\n  over lines"', 'quoted over lines'],
    ['number: "quoted\nover lines"\nnext: a', 'quoted over lines'],
    ['number: [012, 1.10]', ['012', '1.10']],
    ['number:\n  - 012\n  - { a: 1.10 }', ['012', { a: '1.10' }]],
    ['number: 5 # a comment', '5'],
    ['"number": 5', '5'],
  ])('keeps every value as it is written: %s', (yaml, expected) => {
    expect(valuesOf(yaml)['number']).toEqual(expected)
  })

  it('reads any string that JSON can write, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(valuesOf(`title: ${JSON.stringify(text)}\nnext: 1`)).toEqual({ title: text, next: '1' })
      }),
    )
  })

  it.each(['"', "'"])('names the line on which a quotation mark opens that nothing closes: %s', (mark) => {
    expect(readFrontMatter(`---\ncountry: ie\ntitle: ${mark}A\nrank: act\nnote: ${mark}b${mark}\nsource: c\n---\n# A\n`)).toMatchObject({
      code: 'bad-front-matter',
      line: 3,
    })
  })

  it('says the same of lines that end in CR LF', () => {
    const yaml = 'title: "quoted\nover lines"\nlist:\n  - a\n  - b\nblock: |\n  two\n  lines\nnumber: 012'
    const crlf = readFrontMatter(`---\n${yaml}\n---\n# Body\n`.replaceAll('\n', '\r\n'))
    expect(crlf).toMatchObject({ values: valuesOf(yaml) })
  })

  it('knows the line of each key and where the text begins, whatever the line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('plain', '"quoted"', '"over\nlines"', '|\n  block\n  block', '[a, b]', '\n  - a\n  - b'), {
          minLength: 1,
        }),
        fc.constantFrom('\n', '\r\n'),
        fc.string({ unit: fc.constantFrom('a', '#', '-', '\n', ' ') }),
        (values, lineEnd, rest) => {
          const body = `Body${rest}`
          const text = `---\n${values.map((value, index) => `key${index}: ${value}\n`).join('')}---\n`.replaceAll('\n', lineEnd) + body
          const read = readFrontMatter(text)
          if (!read || isFault(read)) throw new Error(JSON.stringify(read))
          expect(text.slice(read.bodyStart)).toBe(body)
          for (const key of values.keys()) expect(text.split('\n')[read.lineOf(`key${key}`) - 1]).toMatch(new RegExp(`^key${key}:`))
        },
      ),
    )
  })

  it.each(['# A heading\n', 'Text\n---\n', '----\ntitle: A\n----\n', '\n---\ntitle: A\n---\n', ''])('finds none in %j', (text) => {
    expect(readFrontMatter(text)).toBeUndefined()
  })

  it('never throws, whatever stands in it', () => {
    const piece = fc.constantFrom(
      '---',
      '\n',
      '\r\n',
      'a: ',
      '"',
      "'",
      '[',
      '{',
      '&x ',
      '*x',
      '!t ',
      '|',
      '>',
      '- ',
      '#',
      'js',
      '\t',
      '  ',
      '\u0007',
      '%YAML 1.1',
      '...',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const read = readFrontMatter(`---\n${pieces.join('')}`)
        if (read && isFault(read)) expect(read.line).toBeGreaterThan(0)
        else if (read) expect(read.bodyStart).toBeGreaterThan(3)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a value', `title: ${'a'.repeat(1_000_000)}`],
    ['a quoted value', `title: "${'a'.repeat(1_000_000)}"`],
    ['a quoted value full of escapes', `title: "${'\\"'.repeat(500_000)}"`],
    ['a quoted value that does not end', `title: "${'a\\'.repeat(500_000)}`],
    ['a list', `title: [${'a, '.repeat(300_000)}a]`],
    ['spaces', `title: a${' '.repeat(1_000_000)}b`],
    ['quotation marks', '"'.repeat(1_000_000)],
    ['none: as many empty lines', '\n'.repeat(1_000_000)],
    ['none: as many line ends', 'title: A\r\n'.repeat(100_000)],
  ])('bears a line of a million characters: %s', (_, yaml) => {
    const read = readFrontMatter(`---\n${yaml}\n---\n# Body\n`)
    expect(read && isFault(read) ? read : null).toMatchObject({ code: 'bad-front-matter', line: 1 })
  })
})
