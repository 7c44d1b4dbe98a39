import { FileChanged } from './texts.ts'

/** Works once more where a file was written into while it was read; gives up on a folder that never holds still. */
export async function steadily<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof FileChanged) || attempt === 3) throw error
    }
}
