import type { Problem } from '../law/problem.ts'

export interface BuildOptions {
  readonly folders: readonly string[]
  /** The register's file. */
  readonly register: string
  /** Whether git's history is read. */
  readonly history: boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly stage: 'reading' | 'history' | 'indexing'
  readonly done: number
  readonly total: number
}

export interface BuildReport {
  /** Markdown files that a dialect claimed or that are problems. */
  readonly files: number
  readonly skipped: number
  readonly instruments: number
  readonly expressions: number
  /** Of the newest expressions. */
  readonly provisions: number
  readonly relations: number
  readonly flags: number
  /** Relations that were dropped since their quote did not stand where they said: faults of ours. */
  readonly faults: number
  readonly problems: number
  /** Files that were read again, or are gone, since the last build. */
  readonly changed: number
  readonly seconds: number
  readonly problemList: readonly Problem[]
  readonly skippedPaths: readonly string[]
}

export type BuildErrorCode = 'missing-folder' | 'busy' | 'failed'

/** A build could not be done; the message is for people, and the register is as it was before. */
export class BuildError extends Error {
  readonly code: BuildErrorCode
  constructor(code: BuildErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'BuildError'
    this.code = code
  }
}

/** Whatever went wrong, in words for people. */
export function asBuildError(error: unknown, register: string): BuildError {
  if (error instanceof BuildError) return error
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sqlite = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  if (code === 'ENOSPC' || sqlite === 13)
    return new BuildError('failed', `The disk is full. Free some room and build again; ${register} is as it was before.`, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || sqlite === 8 || sqlite === 14)
    return new BuildError(
      'failed',
      `${register} cannot be written. Mend the permissions of its folder, or choose another file with --register.`,
      error,
    )
  if (sqlite === 5 || sqlite === 6)
    return new BuildError('busy', `${register} is being written by another build. Wait until it is done.`, error)
  return new BuildError('failed', `The build failed: ${message}. ${register} is as it was before.`, error)
}
