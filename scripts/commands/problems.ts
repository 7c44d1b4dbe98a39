import type { Problem } from '../../src/law/problem.ts'

export const problemJson = ({ path, line, code, message, mend }: Problem): string => JSON.stringify({ path, line, code, message, mend })

export const problemLine = ({ path, line, message, mend }: Problem): string => `${path}:${line}: ${message} ${mend}`

/** A workflow command that GitHub shows beside the line; `%` and line ends would end or break it. */
export const problemAnnotation = ({ path, line, message, mend }: Problem): string =>
  `::error file=${escapeProperty(path)},line=${line}::${escapeMessage(`${message} ${mend}`)}`

const escapeMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
