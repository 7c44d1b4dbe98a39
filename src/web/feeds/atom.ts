import type { Day } from '../../law/day.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { xmlDocument } from '../text/plain.ts'
import type { View } from '../view.ts'

export interface FeedHead {
  /** The addresses of the feed and of the page that shows the same, as paths. */
  readonly own: string
  readonly page: string
  readonly title: string
  readonly what: string
  /** An instant. */
  readonly updated: string
}

export interface FeedEntry {
  /** With its host, as `related` is: what it is about, where that is something else. */
  readonly address: string
  readonly title: string
  /** An instant. */
  readonly updated: string
  readonly related?: string
  readonly category?: string
  /** Words that are escaped already, without elements. */
  readonly summary: Html
  readonly content?: string
}

/** A day as an instant; where none is known, the beginning of days that computers count. */
export const startOf = (day: Day | null): string => `${day ?? '1970-01-01'}T00:00:00Z`

// Under a name of its own, so that nobody lays it out like a page: white space counts.
const xml = html

const entryOf = ({ address, title, updated, related, category, summary, content }: FeedEntry): Html => xml`<entry>
<id>${address}</id>
<title>${title}</title>
<updated>${updated}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
${related === undefined ? '' : xml`<link rel="related" type="text/html" href="${related}"/>\n`}${category === undefined ? '' : xml`<category term="${category}"/>\n`}<summary>${summary}</summary>
${content === undefined ? '' : xml`<content type="text">${content}</content>\n`}</entry>
`

/** A list as Atom (RFC 4287). */
export async function atom({ url, words, ui }: View, head: FeedHead, entries: readonly FeedEntry[]): Promise<string> {
  const own = url.origin + head.own
  const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${ui === 'zh' ? 'zh-Hans' : 'en'}">
<id>${own}</id>
<title>${words.name}${words.colon}${head.title}</title>
<subtitle>${head.what}</subtitle>
<updated>${head.updated}</updated>
<author><name>${words.name}</name></author>
<link rel="self" type="application/atom+xml" href="${own}"/>
<link rel="alternate" type="text/html" href="${url.origin + head.page}"/>
${entries.map(entryOf)}</feed>
`
  return xmlDocument(String(await feed))
}
