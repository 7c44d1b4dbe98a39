import type { Ports } from './ports.ts'

/** A page of a list was asked for that lies behind its last one. */
export class NoSuchPage extends Error {
  override readonly name = 'NoSuchPage'
}

interface Page {
  readonly offset: number
}

function within<T>(offset: number, found: readonly unknown[], answer: T): T {
  if (offset > 0 && found.length === 0) throw new NoSuchPage()
  return answer
}

/** The same ports; where a page lies behind the end of a list, they throw NoSuchPage instead of giving nothing, as if nothing were there. */
export const withListsThatEnd = (ports: Ports): Ports => ({
  ...ports,
  async search(request) {
    const response = await ports.search(request)
    return within(request.page - 1, response.results, response)
  },
  register: {
    ...ports.register,
    async browse(filter, asOf, page) {
      const listing = await ports.register.browse(filter, asOf, page)
      return within(page.offset, listing.instruments, listing)
    },
  },
  findings: {
    ...ports.findings,
    async flags(filter, asOf, page?: Page & { readonly limit: number }) {
      const found = await ports.findings.flags(filter, asOf, page)
      return within(page?.offset ?? 0, found.flags, found)
    },
  },
  citations: {
    ...ports.citations,
    async mend(asOf, page, jurisdiction) {
      const found = await ports.citations.mend(asOf, page, jurisdiction)
      return within(page.offset, found.lines, found)
    },
  },
})
