/** Milliseconds of processor that something takes in this thread: what else a busy machine does counts nothing. */
export function effortOf(run: () => unknown): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
