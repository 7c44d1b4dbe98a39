import type { RelationReader } from '../reading.ts'
import { activeRepeals } from './active.ts'
import { repealsByAmendment } from './amending.ts'
import { repealClauses } from './clauses.ts'
import { ownTerm } from './expiry.ts'
import { repealSchedules } from './schedules.ts'
import { unnamedRepeals } from './unnamed.ts'

/** The readers of English texts, one for each kind of evidence. */
export const englishReaders: readonly RelationReader[] = [
  repealClauses,
  repealSchedules,
  repealsByAmendment,
  activeRepeals,
  ownTerm,
  unnamedRepeals,
]
