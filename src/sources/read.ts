import { closeSync, type Dirent, lstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { hash } from 'node:crypto'
import type { Problem } from '../law/problem.ts'

/** A folder of sources as it was given to the build. */
export interface Folder {
  readonly root: string
  /** Its own name, which prefixes paths where several folders are built together; '' otherwise. */
  readonly prefix: string
  readonly name: string
}

/** A Markdown file that was found, not yet read. */
export interface FoundFile {
  readonly folder: Folder
  /** As problems and outputs name it: relative to the folder, with `/`, behind its prefix. */
  readonly path: string
  readonly absolute: string
  readonly size: number
  /** Since when it is as it is, in milliseconds: its words or its place. */
  readonly modifiedAt: number
}

/** A file's text: a byte order mark is removed, line ends are untouched. */
export interface DecodedFile {
  readonly path: string
  /** The name of the folder that was given to the build. */
  readonly collection: string
  readonly text: string
}

const problem = (path: string, code: Problem['code'], message: string, mend: string): Problem => ({ path, line: 1, code, message, mend })

/** The folders to build, in order, with prefixes that tell them apart. Throws nothing; a missing folder is found by `walk`. */
export function foldersOf(paths: readonly string[]): Folder[] {
  const roots = [...new Set(paths.map((path) => resolve(path)))]
  const several = roots.length > 1
  const taken = new Map<string, number>()
  return roots.map((root) => {
    const name = basename(root) || 'root'
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return { root, name, prefix: several ? `${name}${count > 1 ? `~${count}` : ''}/` : '' }
  })
}

const isInside = (root: string, path: string): boolean => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)

/** Every Markdown file below a folder, sorted by path; hidden folders and node_modules are passed over. Throws where the folder cannot be read. */
export function walk(folder: Folder): { files: FoundFile[]; problems: Problem[] } {
  const files: FoundFile[] = []
  const problems: Problem[] = []
  const realRoot = realpathSync(folder.root)
  const pending = [folder.root]
  const entriesOf = (at: string): Dirent[] => {
    try {
      return readdirSync(at, { withFileTypes: true })
    } catch (error) {
      if (at === folder.root) throw error
      const path = folder.prefix + relative(folder.root, at).split(sep).join('/')
      problems.push(
        problem(path, 'unreadable', `The folder cannot be read: ${reasonOf(error)}.`, 'Mend its permissions, or move what is in it up.'),
      )
      return []
    }
  }
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of entriesOf(at)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const absolute = join(at, entry.name)
      const path = folder.prefix + relative(folder.root, absolute).split(sep).join('/')
      if (entry.isDirectory()) pending.push(absolute)
      else if (/\.md$/i.test(entry.name) && (entry.isFile() || entry.isSymbolicLink())) {
        try {
          if (entry.isSymbolicLink() && !isInside(realRoot, realpathSync(absolute))) {
            problems.push(
              problem(
                path,
                'link-out-of-folder',
                'The file is a link that leads out of the folder.',
                'Put the file itself here, or build its folder as well.',
              ),
            )
            continue
          }
          const stat = statSync(absolute)
          // A file that is moved into the place of another keeps the day of its words; the system notes the move itself.
          const modifiedAt = Math.max(stat.mtimeMs, stat.ctimeMs)
          if (stat.isFile()) files.push({ folder, path, absolute, size: stat.size, modifiedAt })
        } catch (error) {
          problems.push(problem(path, 'unreadable', `The file cannot be read: ${reasonOf(error)}.`, 'Mend the link or the permissions.'))
        }
      } else if (entry.isSymbolicLink() && isLinkOut(absolute, realRoot))
        problems.push(
          problem(
            path,
            'link-out-of-folder',
            'The link leads out of the folder.',
            'Put the files themselves here, or build their folder as well.',
          ),
        )
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files, problems }
}

/** What the system says, without the path on this disk. */
const reasonOf = (error: unknown): string => (error as Error).message.replace(/, .*/s, '')

/** Links to folders are not followed (they could lead in circles); one that leads outside is a problem. */
function isLinkOut(absolute: string, realRoot: string): boolean {
  try {
    const target = realpathSync(absolute)
    return lstatSync(target).isDirectory() && !isInside(realRoot, target)
  } catch {
    return false
  }
}

export const digestOf = (data: string | Uint8Array): string => hash('sha256', data, 'base64url').slice(0, 27)

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** Bytes as text: UTF-8, or UTF-16 that says so by its byte order mark. A problem where they are neither, or nothing. */
export function decode(path: string, collection: string, bytes: Uint8Array): DecodedFile | Problem {
  let text: string
  try {
    const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
    text = marked ? new TextDecoder(marked, { fatal: true }).decode(bytes) : strictUtf8.decode(bytes)
  } catch {
    return problem(path, 'undecodable', 'The file is not valid UTF-8.', 'Save it as UTF-8.')
  }
  if (text.includes('\0'))
    return problem(
      path,
      'undecodable',
      'The file holds NUL characters, as UTF-16 without a mark or a binary file does.',
      'Save it as UTF-8 text.',
    )
  if (text.trim() === '') return problem(path, 'empty-file', 'The file is empty.', 'Write the text, or remove the file.')
  return { path, collection, text }
}

/** Reused from file to file: a buffer each would wait for the garbage collector and double the memory of a build. */
let buffer = Buffer.allocUnsafe(1 << 20)

/** The bytes of a file that was found, good until the next call. */
export function readBytes(found: FoundFile): Uint8Array | Problem {
  try {
    const file = openSync(found.absolute, 'r')
    try {
      let length = 0
      for (;;) {
        if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
        const read = readSync(file, buffer, length, buffer.length - length, null)
        if (read === 0) return buffer.subarray(0, length)
        length += read
      }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return problem(found.path, 'unreadable', `The file cannot be read: ${reasonOf(error)}.`, 'Mend its permissions.')
  }
}

export const isProblem = (read: DecodedFile | Uint8Array | Problem): read is Problem => 'mend' in read && 'message' in read
