/** One step of a long task: "Reading 1,200 of 4,021". */
export interface Step {
  readonly stage: string
  readonly done: number
  readonly total: number
}

const ON_SCREEN_EVERY = 100
const IN_LOG_EVERY = 5000

/** Says on stderr how far a task is: in place on a terminal, now and then a line elsewhere. */
export function createProgress(out: NodeJS.WriteStream = process.stderr): { report: (step: Step) => void; end: () => void } {
  const wait = out.isTTY ? ON_SCREEN_EVERY : IN_LOG_EVERY
  let last = Date.now()
  let shown = false
  return {
    report({ stage, done, total }) {
      if (Date.now() - last < wait) return
      last = Date.now()
      shown = true
      const line = `${stage.charAt(0).toUpperCase()}${stage.slice(1)} ${done.toLocaleString('en')}${total > 0 ? ` of ${total.toLocaleString('en')}` : ''}`
      out.write(out.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
    },
    end() {
      if (out.isTTY && shown) out.write('\r\u001b[K')
    },
  }
}
