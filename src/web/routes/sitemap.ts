import type { Context } from 'hono'
import { homeAddress, instrumentAddress, jurisdictionAddress, sitemapAddress } from '../addresses.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../view.ts'

/** Addresses in one part; https://www.sitemaps.org/protocol.html allows no more. */
const MOST = 50_000

/** `/sitemap.xml`: the parts; `/sitemap-1.xml`, …: home and jurisdictions, then every instrument, in the order of their identifiers. */
export async function answerSitemap(c: Context, { register }: Ports, { url }: View, part: number | null): Promise<Response> {
  const { instruments, jurisdictions } = await register.summary()
  const first = [homeAddress, ...jurisdictions.map(({ jurisdiction }) => jurisdictionAddress(jurisdiction))]
  const parts = Math.ceil((first.length + instruments) / MOST)
  const absolute = (address: string): string => `<loc>${url.origin.replaceAll('&', '&amp;')}${address.replaceAll('&', '&amp;')}</loc>`
  if (part === null) {
    const lines = Array.from({ length: parts }, (_, index) => `<sitemap>${absolute(sitemapAddress(index + 1))}</sitemap>`)
    return xml(c, 'sitemapindex', lines)
  }
  if (part < 1 || part > parts) throw new Refusal(404, (words) => words.errors.unknownAddress)
  const offset = (part - 1) * MOST - first.length
  const keys = await register.keys({ offset: Math.max(0, offset), limit: part === 1 ? MOST - first.length : MOST })
  const addresses = [...(part === 1 ? first : []), ...keys.map((key) => instrumentAddress(key))]
  return xml(
    c,
    'urlset',
    addresses.map((address) => `<url>${absolute(address)}</url>`),
  )
}

const xml = (c: Context, root: string, lines: readonly string[]): Response =>
  c.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`,
    200,
    { 'Content-Type': 'application/xml; charset=utf-8' },
  )
