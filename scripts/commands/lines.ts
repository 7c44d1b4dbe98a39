import { once } from 'node:events'

/** Prints objects as JSON lines, at the pace of whoever reads them. */
export async function printLines(objects: readonly object[]): Promise<void> {
  for (const object of objects) if (!process.stdout.write(`${JSON.stringify(object)}\n`)) await once(process.stdout, 'drain')
}
