/** What can be wrong with a source file. A code is stable: other programs read it. */
export type ProblemCode =
  | 'empty-file'
  | 'undecodable'
  | 'unreadable'
  | 'link-out-of-folder'
  | 'bad-front-matter'
  | 'front-matter-language'
  | 'missing-title'
  | 'missing-jurisdiction'
  | 'impossible-day'
  | 'date-before-publication'
  | 'duplicate-identifier'
  | 'bad-value'
  | 'unknown-key'
  | 'dates-disagree'
  | 'unknown-status'
  | 'duplicate-number'
  | 'undated'
  | 'too-large'

/** Something wrong with a file, for its author: where, what, and how to mend it. */
export interface Problem {
  /** Relative to the folder given to the build. */
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly code: ProblemCode
  readonly message: string
  readonly mend: string
}
