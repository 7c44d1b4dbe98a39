import { ensureFree, environment, listen, ListenError, openRegister } from '../../src/node.ts'
import { reportText, runBuild } from './build.ts'
import { type Command, DEFAULT_REGISTER, UsageError, wholeNumber } from './command.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'serves a register on the web, and builds it first where folders are given',
  help: `Usage: npx gazette serve [<folder>…] [options]

With folders, builds the register from them first; without, serves the register as it is.
A server notices when its register is built anew. End it with Ctrl-C.

  --register FILE   the register to serve (${DEFAULT_REGISTER})
  --port N          where to listen (PORT in the environment, else 3000)
  --host H          on which address (HOST in the environment, else 127.0.0.1)
`,
  options: { register: 'value', port: 'value', host: 'value', ledger: 'value' },
  async run({ words, values }) {
    const path = values.get('register') ?? DEFAULT_REGISTER
    const around = environment()
    const host = values.get('host') ?? around.host
    const port = wholeNumber(values.has('port') ? '--port' : 'PORT', values.get('port') ?? around.port, 0, 65_535)

    try {
      if (words.length > 0) {
        await ensureFree(host, port)
        process.stderr.write(`${reportText(await runBuild(words, path, true))}\n`)
      }
      await serveUntilStopped(path, host, port)
      return 0
    } catch (error) {
      throw error instanceof ListenError ? new UsageError(error.message) : error
    }
  },
}

async function serveUntilStopped(path: string, host: string, port: number): Promise<void> {
  const opened = openRegister(path)
  try {
    const listening = await listen(opened, host, port)
    const stopped = stopSignal()
    process.stdout.write(`Gazette is at ${listening.address}\n`)
    await stopped
    await listening.close()
  } finally {
    opened.close()
  }
}

/** Waits for Ctrl-C or a stop from outside; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
