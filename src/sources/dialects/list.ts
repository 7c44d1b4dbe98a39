import type { Dialect } from '../record.ts'
import { lawrefbook } from './lawrefbook.ts'
import { legalize } from './legalize.ts'
import { native } from './native.ts'

/** In order: the first that recognises a file reads it. */
export const dialects: readonly Dialect[] = [legalize, lawrefbook, native]
