import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './folder.ts'
import { writeFiles } from './repository.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))

/** Which rooms of src/ each one may import; README.md, "Map of src/". */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  law: [],
  sources: ['law'],
  supersession: ['law'],
  store: ['law'],
  register: ['law', 'store'],
  search: ['law', 'store', 'register'],
  review: ['law', 'store', 'register'],
  compile: ['law', 'sources', 'supersession', 'store', 'register', 'search'],
  web: ['law', 'store', 'register', 'search', 'review'],
}
const rooms = Object.keys(ALLOWED)

interface Complaint {
  readonly filename: string
  readonly code: string
}

/** What the project's own lint says of some files. */
function lint(files: Readonly<Record<string, string>>): Complaint[] {
  const folder = temporaryFolder()
  copyFileSync(join(checkout, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  writeFiles(folder, files)
  const { stdout } = spawnSync(join(checkout, 'node_modules/.bin/oxlint'), ['-f', 'json'], { cwd: folder, encoding: 'utf8' })
  return (JSON.parse(stdout) as { diagnostics: Complaint[] }).diagnostics
}

it('the linter lets rooms import each other one way only', () => {
  const files: Record<string, string> = {}
  for (const room of rooms) files[`src/${room}/open.ts`] = `export const ${room} = 1\n`
  for (const from of rooms)
    for (const to of rooms)
      if (from !== to) files[`src/${from}/to/${to}.ts`] = `import { ${to} } from '../../${to}/open.ts'\n\nexport const twice = ${to} * 2\n`

  const refused = new Set(lint(files).map(({ filename }) => filename.replaceAll('\\', '/')))
  const expected = rooms.flatMap((from) =>
    rooms.filter((to) => to !== from && !ALLOWED[from]?.includes(to)).map((to) => `src/${from}/to/${to}.ts`),
  )
  expect([...refused].toSorted()).toEqual(expected.toSorted())
})

it.each(['law', 'register', 'search', 'review', 'web'])('the linter keeps Node out of src/%s, which runs on Workers, too', (room) => {
  const complaints = lint({
    [`src/${room}/a.ts`]: "import { readFileSync } from 'node:fs'\n\nexport const text = readFileSync('x', 'utf8')\n",
    [`src/${room}/b.ts`]: "export const home = process.env['HOME']\n",
    [`src/${room}/c.ts`]: "export const lazily = (): Promise<unknown> => import('../node.ts')\n",
    'src/node.ts': 'export const node = 1\n',
  })
  expect(complaints.map(({ filename }) => filename.slice(-4)).toSorted()).toEqual(['a.ts', 'b.ts', 'c.ts'])
})

it('the linter finds cycles', () => {
  const complaints = lint({
    'src/law/a.ts': "import { b } from './b.ts'\n\nexport const a = (): number => b() + 1\n",
    'src/law/b.ts': "import { a } from './a.ts'\n\nexport const b = (): number => a() + 1\n",
  })
  expect(complaints.map(({ code }) => code)).toContain('import(no-cycle)')
})
