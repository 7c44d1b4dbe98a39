import { isFault, readFrontMatter } from '../front-matter.ts'
import type { Dialect } from '../record.ts'
import { recordOf } from './front-matter-record.ts'

/** Files as every legalize-* repository has them: an identifier and a country in the front matter. */
export const legalize: Dialect = {
  name: 'legalize',
  read(file) {
    const front = readFrontMatter(file.text)
    if (!front || isFault(front) || !('identifier' in front.values) || !('country' in front.values)) return undefined
    return recordOf('legalize', file, front)
  },
}
