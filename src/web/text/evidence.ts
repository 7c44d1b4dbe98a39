import type { Evidence } from '../../law/flag.ts'
import type { StoredExpression, StoredInstrument, StoredProvision } from '../../register/register.ts'
import type { Ports } from '../ports.ts'
import { markedIn } from './quote.ts'

/** The words of a flag where they stand. */
export interface FoundEvidence {
  readonly expression: StoredExpression
  /** Its surroundings, the words marked; null where they could not be rendered with their mark. */
  readonly marked: string | null
  /** The provision that holds them. */
  readonly holder: StoredProvision | null
  /** The provision that gives the words effect, where it is another one. */
  readonly operative: StoredProvision | null
}

/**
 * Finds the text that the words of a flag were read in, and shows them in their place. Undefined where the register holds no
 * text any more in which they stand there: the file was changed within its day.
 */
export async function findEvidence(
  { register }: Pick<Ports, 'register'>,
  source: StoredInstrument,
  evidence: Evidence,
): Promise<FoundEvidence | undefined> {
  const candidates = source.expressions
    .filter(({ texts }) => texts.some(({ path }) => path === evidence.path))
    .toSorted((a, b) => Number(b.on === evidence.expressionOn) - Number(a.on === evidence.expressionOn))
  for (const expression of candidates) {
    const entries = (await register.outline(expression.id)).filter(({ path }) => path === evidence.path)
    const index = entries.findIndex(({ start, end }) => start <= evidence.start && evidence.start < end)
    if (index < 0) continue
    // Its neighbours, too: an article of one line has its surroundings in them.
    const eIds = entries.slice(Math.max(0, index - 1), index + 2).map(({ eId }) => eId)
    const around = (await register.provisions(expression.id, [...eIds, evidence.operative ?? evidence.eId])).filter(
      ({ path }) => path === evidence.path,
    )
    const near = around.filter(({ eId }) => eIds.includes(eId))
    const base = near[0]?.start ?? 0
    const text = near.map((provision) => provision.text).join('')
    const from = evidence.start - base
    if (text.slice(from, from + evidence.quote.length) !== evidence.quote) continue
    const other = evidence.operative !== undefined && evidence.operative !== evidence.eId
    const operative = (other && around.find(({ eId }) => eId === evidence.operative)) || null
    const holder = around.find(({ eId }) => eId === evidence.eId) ?? null
    return { expression, holder, marked: markedIn(text, from, from + evidence.quote.length), operative }
  }
  return undefined
}
