import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, check } from '../../src/compile/build.ts'
import { openRegister } from '../../src/node.ts'
import { createApp } from '../../src/web/app.ts'
import { instrumentAddress } from '../../src/web/addresses.ts'
import { temporaryFolder } from '../folder.ts'
import { writeFiles } from '../repository.ts'

const text = '---\ntitle: A text\n---\n# A text\n\nWords.\n'

/** Names in many scripts, and with what means something to a shell, a path, an address, SQL, Markdown or a line of output. */
const NAMES = [
  '政府信息公开条例（修订）·一',
  'قانون المطبوعات',
  'закон о печати',
  'नियम १',
  '법률 제1호',
  'Loi n° 5 « été »',
  'e\u0301te\u0301',
  '😀 👩‍👩‍👧',
  '\u202Eevil',
  '  spaces  within  ',
  'percent %2F %00 100%',
  'question? hash# amp& plus+ semi; at@ colon: tilde~',
  'quote\' double" back\\slash `tick` $(id) *',
  '<b>bold<b> [link](x)',
  'line\nbreak\ttab',
  'x.json',
  'a..',
  '-rf',
  'a'.repeat(240),
]

describe('a file’s name', () => {
  it('may be in any script and hold any character: each text has an address that leads to it', async () => {
    const folder = temporaryFolder()
    const laws = join(folder, 'laws')
    writeFiles(laws, Object.fromEntries(NAMES.map((name) => [`ie/${name}.md`, text])))
    const register = join(folder, 'register.db')
    expect(await build({ folders: [laws], register, history: true })).toMatchObject({
      files: NAMES.length,
      instruments: NAMES.length,
      problems: 0,
    })
    const open = openRegister(register)
    try {
      const app = createApp({ ...open, now: () => new Date('2026-01-01T00:00:00Z') })
      for (const name of NAMES) {
        const address = instrumentAddress({ jurisdiction: 'ie' as never, identifier: name.normalize('NFC') })
        const { pathname } = new URL(address, 'http://localhost')
        const response = await app.request(pathname, { headers: { Accept: 'application/json' } })
        expect([name, response.status]).toEqual([name, 200])
        expect(await response.json()).toMatchObject({ identifier: name.normalize('NFC'), expressions: [{ path: `ie/${name}.md` }] })
      }
    } finally {
      open.close()
    }
  })

  it.skipIf(process.platform !== 'linux')('that is no text at all is a problem', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'ie'))
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'ie/')), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), text)
    writeFileSync(join(folder, 'ie/good.md'), text)
    const { files, problems } = await check({ folders: [folder] })
    expect([files, problems.map(({ code }) => code)]).toEqual([1, ['unreadable']])
  })
})

describe('folders', () => {
  it('may be deep; those that are deeper than the system reads are a problem, and keep nothing else out', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'ie/good.md': text, [`ie/${'deep/'.repeat(200)}deep.md`]: text.replace('A text', 'A deep text') })
    // A path of more than 4,096 bytes can only be made step by step.
    spawnSync(
      'sh',
      ['-c', 'cd ie && i=0; while [ $i -lt 25 ]; do mkdir "$0" && cd "$0" || exit 1; i=$((i+1)); done; echo "# X" > x.md', 'd'.repeat(200)],
      {
        cwd: folder,
      },
    )
    const { files, problems } = await check({ folders: [folder] })
    expect(files).toBe(2)
    for (const { code, path } of problems) {
      expect(code).toBe('unreadable')
      expect(path).toMatch(/^ie\/d{200}\//)
    }
    spawnSync('rm', ['-rf', join(folder, 'ie')])
  })

  it('that lead round in a circle are read once', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'ie/good.md': text })
    symlinkSync('..', join(folder, 'ie', 'up'))
    symlinkSync('self', join(folder, 'ie', 'self'))
    symlinkSync('self.md', join(folder, 'ie', 'self.md'))
    const { files, problems } = await check({ folders: [folder] })
    expect([files, problems.map(({ path, code }) => `${path} ${code}`)]).toEqual([1, ['ie/self.md unreadable']])
  })

  it('are the same under any spelling: with .., a slash behind, through a link', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'laws/ie/good.md': text, 'other/x.md': '# Not law\n' })
    symlinkSync(join(folder, 'laws'), join(folder, 'linked'))
    for (const given of ['laws/', 'other/../laws', './laws/./ie/..', 'linked'])
      expect([given, (await check({ folders: [join(folder, given)] })).files]).toEqual([given, 1])
  })
})

describe('a register', () => {
  it.skipIf(process.platform !== 'linux')('that cannot be written is told of, and nothing hangs', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'ie/good.md': text, file: '' })
    for (const register of ['/proc/nowhere/register.db', '/sys/register.db', join(folder, 'file/register.db'), folder])
      await expect(build({ folders: [folder], register, history: false }), register).rejects.toMatchObject({ code: 'failed' })
  })
})
