import type { JurisdictionRules } from './rules.ts'

/**
 * Ireland. Acts are numbered within the calendar year of their passing, and an Act without words on its commencement
 * comes into operation on that day (Interpretation Act 2005, s. 16; before it the Interpretation Act 1937, s. 9).
 */
export const ireland: JurisdictionRules = {
  documentNumberOf(identifier) {
    const match = /^IE-(\d{4})-act-(\d+)$/.exec(identifier)
    return match ? `No. ${match[2]} of ${match[1]}` : null
  },
  issuerOf: (rank) => (rank === 'act' ? 'Oireachtas' : null),
  madeOnPublication: true,
  commencesWhenMade: true,
}
