import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const compiler = fileURLToPath(new URL('../../src/compile/build.ts', import.meta.url))

const script = `
const [, compiler, folder, register] = process.argv
const { build } = await import(compiler)
process.stdout.write('ready\\n')
try {
  await build({ folders: [folder], register, history: true })
  process.stdout.write('built\\n')
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }) + '\\n')
}`

/** A build in a process of its own, which says \`ready\` before it begins and \`built\` when it is done, or why it could not be done. */
export function spawnBuild(folder: string, register: string, shell = ''): { child: ChildProcess; output: Promise<string> } {
  const node = [process.execPath, '--no-warnings', '--eval', script, compiler, folder, register]
  const child = shell === '' ? spawn(node[0] ?? '', node.slice(1)) : spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...node])
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return { child, output: once(child, 'close').then(() => text.trim().split('\n').at(-1) ?? '') }
}

/** Resolves once the child has said that it begins. */
export async function readyToBuild(child: ChildProcess): Promise<void> {
  if (child.stdout) await once(child.stdout, 'data')
}
