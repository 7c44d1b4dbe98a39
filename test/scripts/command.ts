import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../scripts/gazette.ts', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Where {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts `gazette` as a shell would, by its own first line. */
export function start(args: readonly string[], { cwd, env = {} }: Where): ChildProcessWithoutNullStreams {
  const { PORT: _port, HOST: _host, ...others } = process.env
  return spawn(script, args, { cwd, env: { ...others, ...env } })
}

/** Runs `gazette` to its end. */
export async function gazette(args: readonly string[], where: Where): Promise<Outcome> {
  const child = start(args, where)
  const [stdout, stderr, code] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { code, stdout, stderr }
}

async function read(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const part of stream) text += part
  return text
}

/** Waits until a line of its output fits. */
export async function line(child: ChildProcessWithoutNullStreams, fits: RegExp): Promise<RegExpExecArray> {
  let text = ''
  child.stdout.setEncoding('utf8')
  return await new Promise((resolve, reject) => {
    child.stdout.on('data', (part: string) => {
      text += part
      const found = fits.exec(text)
      if (found) resolve(found)
    })
    child.once('close', (code) => reject(new Error(`ended with ${code} after: ${text}`)))
  })
}
