import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every Markdown file of a collection but those that describe it, sorted. */
export const lawFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/(?:^|\/)(?:README|_index)\.md$/.test(path))
    .map((path) => join(folder, path))
    .toSorted()

/** Where the text begins behind front matter, as a plain search finds it. */
export const bodyOf = (text: string): number => (text.startsWith('---') ? text.indexOf('\n---', 3) + 5 : 0)
