import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Command } from '../scripts/commands/command.ts'
import { build } from '../scripts/commands/build.ts'
import { check } from '../scripts/commands/check.ts'
import { temporaryFolder } from './folder.ts'
import { writeFiles } from './repository.ts'
import { check as checkFolders } from '../src/compile/build.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(checkout, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

it('the README has exactly two commands to set it up, one line each', () => {
  expect(readme.match(/^npm ci.*$/gm)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
})

it('the README names only commands and scripts that exist', () => {
  const commands = readdirSync(join(checkout, 'scripts/commands'))
  for (const [, name] of readme.matchAll(/npx gazette ([\w-]+)/g)) expect(commands).toContain(`${name}.ts`)
  for (const [, name] of readme.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name)
})

it('the README maps the rooms of src/ that exist', () => {
  const mapped = [...readme.matchAll(/^\| `([\w.]+)\/?` \|.*$/gm)]
    .map(([, name]) => name)
    .filter((name) => existsSync(join(checkout, 'src', name ?? '')))
  for (const name of readdirSync(join(checkout, 'src'))) expect(mapped).toContain(name)
})

it('the README’s example of content has no problems', async () => {
  const example = /```markdown\n(---\n.*?)```/s.exec(readme)?.[1] ?? ''
  const folder = temporaryFolder()
  writeFiles(folder, { 'ie/libraries.md': example })
  expect(await checkFolders({ folders: [folder] })).toEqual({ files: 1, skipped: [], problems: [] })
})

it.each<Command>([build, check])('--help of gazette $name tells all its options', ({ help, options }) => {
  for (const option of Object.keys(options)) expect(help).toContain(`\n  --${option} `)
})
