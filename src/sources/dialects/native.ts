import { isFault, readFrontMatter, unopened } from '../front-matter.ts'
import type { Dialect } from '../record.ts'
import { recordOf } from './front-matter-record.ts'

/** Our own files: any front matter that no other dialect claimed, so that each unreadable one is somebody's problem. */
export const native: Dialect = {
  name: 'native',
  read(file) {
    const front = readFrontMatter(file.text) ?? unopened(file.text)
    if (!front) return undefined
    return isFault(front) ? { record: null, problems: [{ path: file.path, ...front }] } : recordOf('native', file, front)
  },
}
