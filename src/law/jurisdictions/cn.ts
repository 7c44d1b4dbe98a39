import type { JurisdictionRules } from './rules.ts'

/** China. Every law states its own day of commencement (Legislation Law, art. 61 of the 2023 text), so nothing is presumed. */
export const china: JurisdictionRules = {
  documentNumberOf: () => null,
  issuerOf: () => null,
  madeOnPublication: false,
  commencesWhenMade: false,
}
