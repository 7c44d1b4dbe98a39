import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../src/compile/build.ts'
import { listen, type Listening, openRegister, type OpenRegister } from '../src/node.ts'
import { writeFiles } from './repository.ts'
import { gazette, type Outcome } from './scripts/command.ts'
import { act } from './sources/files.ts'

const text = (name: string, body: string): string =>
  act({ title: `Act of ${name}`, identifier: name }, `# Act of ${name}\n\n##### 1. One\n\n${body}\n\n##### 2. Two\n\nThe end of ${name}.\n`)
const MILLION = 1_000_000

/** design.md, "What bad input gets": what can be read is. */
const READ: Readonly<Record<string, string | Uint8Array>> = {
  good: text('good', 'Ferries are free.'),
  'long-provision': text('long-provision', 'Ferries are free.\n\n'.repeat(80_000)),
  'long-line': text('long-line', 'a'.repeat(MILLION)),
  'long-line-of-marks': text('long-line-of-marks', '[*_'.repeat(MILLION / 3)),
  'long-row': text('long-row', `| ${'a | '.repeat(MILLION / 4)}\n| - |`),
  'control-characters': text('control-characters', 'Fer\u0007ries \u001b[31m are\u0085 \u202efree.'),
  'utf-16': Buffer.from(`\ufeff${text('utf-16', 'Fähren sind frei.')}`, 'utf16le'),
  'cr-lf': text('cr-lf', 'Ferries are free.').replaceAll('\n', '\r\n'),
  'byte-order-mark': `\ufeff${text('byte-order-mark', 'Ferries are free.')}`,
  markup: text('markup', '<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1))'),
}
/** What cannot is a problem, and nothing else. */
const REFUSED: Readonly<Record<string, string | Uint8Array>> = {
  'no-yaml': '---\ntitle: [\n---\n# No\n',
  tag: '---\ntitle: !!js/function "x"\n---\n# Tag\n',
  block: '---js\n{ title: (globalThis.executed = true) }\n---\n# Block\n',
  'twice-a-key': '---\ntitle: A\ntitle: B\n---\n# Twice\n',
  'no-title': '---\ncountry: ie\n---\nText.\n',
  'broken-utf-8': Buffer.from([0x23, 0x20, 0xc3, 0x28]),
  empty: '',
}

describe('bad input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'))
  const laws = join(folder, 'laws')
  const register = join(folder, 'register.db')
  let checked: Outcome
  let built: Outcome
  let open: OpenRegister
  let server: Listening
  const ask = (path: string): Promise<Response> => fetch(server.address + path, { redirect: 'manual' })

  beforeAll(async () => {
    const files = Object.entries({ ...READ, ...REFUSED }).map(([name, content]) => [`ie/${name}.md`, content])
    writeFiles(laws, {
      ...Object.fromEntries(files),
      'ie/no-day.md': act({ title: 'Act without a day', identifier: 'no-day', last_updated: '2024-02-30' }),
      'ie/one.md': text('same', 'One.'),
      'ie/other.md': text('same', 'Other.'),
    })
    writeFileSync(join(folder, 'secret.md'), text('secret', 'Nobody shall read this.'))
    symlinkSync(join(folder, 'secret.md'), join(laws, 'ie', 'link.md'))
    checked = await gazette(['check', laws], { cwd: folder })
    built = await gazette(['build', laws, '--register', register, '--json'], { cwd: folder })
    open = openRegister(register)
    server = await listen(open, '127.0.0.1', 0)
  })
  afterAll(async () => {
    await server.close()
    open.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is told of by the command, once a file, and stops no build', () => {
    expect([checked.code, built.code]).toEqual([0, 0])
    for (const name of [...Object.keys(REFUSED), 'no-day', 'one', 'other', 'link'])
      expect(checked.stdout.match(new RegExp(`^ie/${name}\\.md:\\d+: .+\\. .+\\.$`, 'gm')) ?? [], name).toHaveLength(1)
    // What is longer than a person can read in one piece is served, and its author is told.
    for (const name of Object.keys(READ)) expect(checked.stdout.includes(`ie/${name}.md`), name).toBe(name.startsWith('long-'))
    const figures = JSON.parse(built.stdout) as { instruments: number; problems: number }
    expect(figures).toMatchObject({ instruments: Object.keys(READ).length + 2, problems: Object.keys(REFUSED).length + 8 })
  })

  it.each(Object.keys(READ))('is read where that can be done, and served in every form: %s', async (name) => {
    const page = await ask(`/ie/${name}`)
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain(`Act of ${name}`)
    expect(html.length).toBeLessThan(400_000)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/onerror=|href="javascript:/)
    const { provisions } = (await (await ask(`/ie/${name}.json`)).json()) as { provisions: { eId: string }[] }
    expect(provisions.map(({ eId }) => eId)).toEqual(['sec_1', 'sec_2'])
    const last = await ask(`/ie/${name}/sec_2`)
    expect(await last.text()).toContain(`The end of ${name}.`)
    const xml = await (await ask(`/ie/${name}.xml`)).text()
    // oxlint-disable-next-line no-control-regex -- XML has no place for them
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/)
    for (const form of ['md', 'txt', 'jsonld']) expect([form, (await ask(`/ie/${name}.${form}`)).status]).toEqual([form, 200])
  })

  it('is not served where it cannot be read', async () => {
    for (const name of [...Object.keys(REFUSED), 'link', 'secret']) expect([name, (await ask(`/ie/${name}`)).status]).toEqual([name, 404])
    const found = (await (await ask('/search.json?q=nobody+shall+read+this')).json()) as { results: { identifier: string }[] }
    expect(found.results.map(({ identifier }) => identifier)).not.toContain('secret')
    expect(globalThis).not.toHaveProperty('executed')
  })

  it('says of two files of one identifier that it is disputed, and serves the one whose path sorts first', async () => {
    expect(await (await ask('/ie/same.json')).json()).toMatchObject({ disputed: true, expressions: [{ path: 'ie/one.md' }] })
  })

  it('takes no text away that was served before', async () => {
    writeFileSync(join(laws, 'ie', 'good.md'), REFUSED['no-yaml'] ?? '')
    await build({ folders: [laws], register, history: true })
    expect(await (await ask('/ie/good/sec_1.txt')).text()).toContain('Ferries are free.')
  })
})
