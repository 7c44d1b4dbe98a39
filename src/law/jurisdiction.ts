declare const jurisdictionBrand: unique symbol

/** A lower-case code: a country (`ie`, `cn`) or a part of one (`cn-sh`, `pe-lim`). */
export type Jurisdiction = string & { readonly [jurisdictionBrand]: true }

/** The code in `text`, or undefined where it is none. */
export const parseJurisdiction = (text: string): Jurisdiction | undefined =>
  /^[a-z]{2}(-[a-z0-9]{1,8})*$/.test(text) ? (text as Jurisdiction) : undefined

export const countryOf = (jurisdiction: Jurisdiction): Jurisdiction => jurisdiction.slice(0, 2) as Jurisdiction
