import type { RelationReader } from '../reading.ts'
import { listed } from './listed.ts'
import { named } from './named.ts'
import { term } from './term.ts'
import { inconsistent, ofAKind } from './unnamed.ts'
import { verbFirst } from './verb-first.ts'

/** A file per kind of evidence, a line each. */
export const chineseReaders: readonly RelationReader[] = [named, verbFirst, listed, inconsistent, ofAKind, term]
