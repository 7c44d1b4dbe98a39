import type { Ports } from './ports.ts'

/** A page of a list was asked for that lies behind its last one. */
export class NoSuchPage extends Error {
  override readonly name = 'NoSuchPage'
}

function within<T>(offset: number, found: readonly unknown[], answer: T): T {
  if (offset > 0 && found.length === 0) throw new NoSuchPage()
  return answer
}

/**
 * The same ports; where a page lies behind the end of a list, they throw NoSuchPage instead of giving nothing, as if nothing were there.
 * They pass on all that they were asked, whatever a port may be asked later.
 */
export const withListsThatEnd = (ports: Ports): Ports => ({
  ...ports,
  async search(request) {
    const response = await ports.search(request)
    return within(request.page - 1, response.results, response)
  },
  register: {
    ...ports.register,
    async browse(...asked) {
      const listing = await ports.register.browse(...asked)
      return within(asked[2].offset, listing.instruments, listing)
    },
  },
  findings: {
    ...ports.findings,
    async flags(...asked) {
      const found = await ports.findings.flags(...asked)
      return within(asked[2]?.offset ?? 0, found.flags, found)
    },
  },
  citations: {
    ...ports.citations,
    async mend(...asked) {
      const found = await ports.citations.mend(...asked)
      return within(asked[1].offset, found.lines, found)
    },
  },
})
