/** A document as a stand-in holds it. */
export type Stored = Readonly<Record<string, unknown>>
