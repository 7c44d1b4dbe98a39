import type { Evidence } from '../../law/flag.ts'
import type { Relation, RelationPiece } from '../../law/relation.ts'

/** What proves a flag: the words at one place of a relation. */
export const evidenceOf = (
  { source, expression }: Relation,
  { provision, operative, quote, start, end }: Pick<RelationPiece, 'provision' | 'operative' | 'quote' | 'start' | 'end'>,
): Evidence => ({ path: source.path, expressionOn: expression.on, eId: provision, operative, quote, start, end })
