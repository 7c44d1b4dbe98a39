/** A relation that an instrument's own front matter declares. */
export type DeclaredRelationKind = 'made-under' | 'implements' | 'amends' | 'repeals' | 'replaces' | 'repealed-by'

export interface DeclaredRelation {
  readonly kind: DeclaredRelationKind
  /** An address (`/cn/…`) or a citation, as its author wrote it. */
  readonly reference: string
}
