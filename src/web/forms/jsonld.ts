import { legalStatus, isOutOfForce } from '../../law/status.ts'
import type { DeclaredRelationKind } from '../../law/declared.ts'
import { instrumentAddress, parseAddress } from '../addresses.ts'
import type { Found } from '../routes/found.ts'
import type { Unit } from '../text/outline.ts'
import { provisionName } from '../text/names.ts'
import type { View } from '../view.ts'

/** What a declared relation is called in schema.org; others have no name there. */
const RELATIONS: Readonly<Partial<Record<DeclaredRelationKind, string>>> = {
  amends: 'legislationChanges',
  repeals: 'legislationChanges',
  replaces: 'legislationChanges',
  implements: 'legislationApplies',
  'made-under': 'isBasedOn',
}

/** An instrument, or one provision of it, as linked data: https://schema.org/Legislation. `units`: the provisions to name. */
export function linkedData(view: View, found: Found, units: readonly Unit[]): object {
  const { instrument, expression, asOf, address } = found
  const { origin } = view.url
  const at = { on: address.on, language: address.language }
  const id = origin + instrumentAddress(instrument, { ...at, eId: address.eId })
  const whole = { '@type': 'Legislation', '@id': origin + instrumentAddress(instrument, at), name: instrument.title }
  const { status } = legalStatus(instrument.facts, asOf)
  const named = ({ entry }: Unit) => ({
    '@type': 'Legislation',
    '@id': origin + instrumentAddress(instrument, { ...at, eId: entry.eId }),
    name: [provisionName(entry, expression.language), entry.number === null ? null : entry.heading].filter(Boolean).join(' '),
  })
  const [own, ...inner] = units
  const parts = (address.eId === null ? units : inner).map(named)
  return withoutNothing({
    '@context': 'https://schema.org',
    ...whole,
    ...(address.eId !== null && own ? { ...named(own), isPartOf: whole } : {}),
    '@id': id,
    url: id,
    alternateName: [...Object.values(instrument.titles), ...instrument.aliases],
    legislationIdentifier: instrument.documentNumber,
    legislationType: instrument.rank,
    legislationJurisdiction: instrument.jurisdiction,
    legislationPassedBy: instrument.issuer === null ? null : { '@type': 'Organization', name: instrument.issuer },
    legislationDate: instrument.madeOn,
    datePublished: instrument.publishedOn,
    legislationDateVersion: expression.on,
    temporalCoverage: instrument.commencesOn === null ? null : `${instrument.commencesOn}/${instrument.expiresOn ?? '..'}`,
    // unknown is not a value that it has.
    legislationLegalForce: status === 'unknown' ? null : `https://schema.org/${isOutOfForce(status) ? 'NotInForce' : 'InForce'}`,
    inLanguage: expression.language,
    about: instrument.subjects,
    sameAs: instrument.source !== null && /^https?:\/\//i.test(instrument.source) ? instrument.source : null,
    encoding: (['json', 'md', 'txt', 'xml'] as const).map((extension) => ({
      '@type': 'LegislationObject',
      contentUrl: origin + instrumentAddress(instrument, { ...at, eId: address.eId, extension }),
      encodingFormat: ENCODINGS[extension],
    })),
    ...relationsOf(origin, found),
    hasPart: parts,
  })
}

const ENCODINGS = { json: 'application/json', md: 'text/markdown', txt: 'text/plain', xml: 'application/akn+xml' } as const

function relationsOf(origin: string, { instrument, address }: Found): Record<string, object[]> {
  const named: Record<string, object[]> = {}
  if (address.eId !== null) return named
  for (const { kind, reference } of instrument.declared) {
    const property = RELATIONS[kind]
    if (property === undefined) continue
    const isAddress = parseAddress(encodeURI(reference.toWellFormed())).kind === 'instrument'
    const target = isAddress
      ? { '@type': 'Legislation', '@id': origin + encodeURI(reference.toWellFormed()) }
      : { '@type': 'Legislation', name: reference }
    named[property] = [...(named[property] ?? []), target]
  }
  return named
}

/** Without what is not known. */
const withoutNothing = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)))
