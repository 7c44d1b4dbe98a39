import { legalStatus } from '../../law/status.ts'
import type { StoredExpression, StoredProvision } from '../../register/register.ts'
import { presentRelation } from '../../register/present.ts'
import type { CitationPage } from '../../register/citations.ts'
import { instrumentAddress } from '../addresses.ts'
import { citedSides } from '../parts/citations.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'

export const expressionForm = ({ on, kind, language, texts, recordedOn }: StoredExpression) => {
  const [first] = texts
  const parts = texts.length > 1 ? { texts: texts.map(({ path, digest, partTitle }) => ({ path, digest, partTitle })) } : {}
  return {
    on,
    kind,
    language,
    path: first?.path ?? null,
    digest: first?.digest ?? null,
    commit: first?.commit ?? null,
    recordedOn,
    ...parts,
  }
}

const provisionForm = ({ eId, number, heading, level, start, end, text, path, kind }: StoredProvision) => ({
  eId,
  number,
  heading,
  level,
  start,
  end,
  text,
  kind,
  path,
})

/** Instruments on each side that are listed; `total` counts the others, too. */
const MOST_CITED = 100

const citedForm = ({ total, lines }: CitationPage) => ({
  total,
  instruments: lines.map(({ other, law, total: count, pairs }) => ({
    jurisdiction: other.jurisdiction,
    identifier: other.identifier,
    address: instrumentAddress(other),
    title: other.title,
    status: other.status,
    use: law ? 'law' : 'mention',
    total: count,
    places: pairs,
  })),
})

/** An instrument as `/{jur}/{id}.json` gives it (formats.md); of a provision's address the same with its provisions alone. */
export async function instrumentForm(ports: Ports, found: Found, eIds: readonly string[] | undefined) {
  const { instrument, expression, stored, exact, asOf, address } = found
  const provisions = await ports.register.provisions(expression.id, eIds)
  const open = await ports.findings.flagsOn(stored.id, asOf)
  const flags = eIds === undefined ? open : open.filter(({ flag }) => flag.target.eId === null || eIds.includes(flag.target.eId))
  const { from, to } = await ports.findings.relationsOf(stored.id)
  const sides = await citedSides(ports, found, { offset: 0, limit: MOST_CITED }, address.eId ?? undefined)
  return {
    jurisdiction: instrument.jurisdiction,
    identifier: instrument.identifier,
    address: instrumentAddress(instrument, { eId: address.eId }),
    title: instrument.title,
    titles: instrument.titles,
    rank: instrument.rank,
    documentNumber: instrument.documentNumber,
    issuer: instrument.issuer,
    madeOn: instrument.madeOn,
    publishedOn: instrument.publishedOn,
    commencesOn: instrument.commencesOn,
    expiresOn: instrument.expiresOn,
    source: instrument.source,
    subjects: instrument.subjects,
    aliases: instrument.aliases,
    asOf,
    textOn: expression.on,
    textKind: expression.kind,
    exact,
    language: expression.language,
    status: legalStatus(instrument.facts, asOf),
    flags: flags.map(({ flag }) => ({ id: flag.id, detector: flag.detector })),
    relations: [...from, ...to].map(presentRelation),
    cites: citedForm(sides.cites),
    citedBy: citedForm(sides.citedBy),
    declared: instrument.declared,
    disputed: instrument.disputed,
    deletedOn: instrument.deletedOn,
    expressions: stored.expressions.map(expressionForm),
    provisions: provisions.map(provisionForm),
    metadata: instrument.metadata,
  }
}

/** The files of the text as they stand; of a provision's address the Markdown of its provisions. */
export async function markdownForm(ports: Ports, { expression }: Found, eIds: readonly string[] | undefined): Promise<string> {
  const parts = eIds ? await ports.register.provisions(expression.id, eIds) : await ports.register.markdown(expression.id)
  return parts.map(({ text }) => text).join('')
}
