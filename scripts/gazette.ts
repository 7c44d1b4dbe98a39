#!/usr/bin/env -S sh -c 'PATH="$(dirname "$(realpath "$0")")/../node_modules/.bin:$PATH" exec node --disable-warning=ExperimentalWarning "$0" "$@"'
import { readFileSync } from 'node:fs'
import { explain, parse, type Command } from './commands/command.ts'

// Loaded when asked for, so that `gazette check` need not load a web server.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  build: async () => (await import('./commands/build.ts')).build,
  check: async () => (await import('./commands/check.ts')).check,
  search: async () => (await import('./commands/search.ts')).search,
  index: async () => (await import('./commands/index.ts')).index,
  'compare-engines': async () => (await import('./commands/compare-engines.ts')).compareEngines,
  relations: async () => (await import('./commands/relations.ts')).relations,
  flags: async () => (await import('./commands/flags.ts')).flags,
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  return `Gazette: a registry of laws, regulations and guidelines kept as Markdown.

Usage: npx gazette <command> [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(15)} ${summary}`).join('\n')}

Help on one of them: npx gazette <command> --help
Exit codes: 0 done; 1 done, but with something to look at; 2 could not be done.
`
}

/** Runs one command line and gives back the exit code: 0, 1 or 2. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined) {
    process.stderr.write(await overview())
    return 2
  }
  if (name === '--version') {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
    process.stdout.write(`${version}\n`)
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const command = rest[0] !== undefined && Object.hasOwn(COMMANDS, rest[0]) ? await COMMANDS[rest[0]]?.() : undefined
    process.stdout.write(command?.help ?? (await overview()))
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    process.stderr.write(`There is no command ${name}. There are: ${Object.keys(COMMANDS).join(', ')}. See npx gazette --help\n`)
    return 2
  }
  const command = await load()
  try {
    const given = parse(command, rest)
    if (!given.flags.has('help')) return await command.run(given)
    process.stdout.write(command.help)
    return 0
  } catch (error) {
    process.stderr.write(`${explain(command, error)}\n`)
    return 2
  }
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await main(process.argv.slice(2))
