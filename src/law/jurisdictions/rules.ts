/** What the law or the practice of a jurisdiction lets us conclude where a file is silent. */
export interface JurisdictionRules {
  /** The issuer's own number, from our identifier. */
  documentNumberOf(identifier: string): string | null
  /** Who makes instruments of this rank. */
  issuerOf(rank: string | null): string | null
  /** The day of publication is the day on which it was made. */
  readonly madeOnPublication: boolean
  /** Without words to the contrary an instrument applies from the day on which it was made. */
  readonly commencesWhenMade: boolean
}
