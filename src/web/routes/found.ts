import type { Day } from '../../law/day.ts'
import type { Instrument, InstrumentKey, Language } from '../../law/instrument.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { TextChoice } from '../../law/choice.ts'
import { chooseText } from '../../law/choice.ts'
import type { NamedInstrument } from '../../law/resolver.ts'
import type { StoredExpression, StoredInstrument } from '../../register/register.ts'
import type { InstrumentAddress } from '../addresses.ts'
import { instrumentAddress, jurisdictionAddress, searchAddress } from '../addresses.ts'
import type { Ports } from '../ports.ts'
import type { Way } from '../refusal.ts'
import { Refusal } from '../refusal.ts'
import { plainText } from '../text/plain.ts'
import type { View } from '../view.ts'
import { nearIdentifiers, yearIn, type Named } from './near.ts'

/** An instrument and its text for the day that the address asks for. */
export interface Found {
  readonly address: InstrumentAddress
  readonly stored: StoredInstrument
  readonly instrument: Instrument
  readonly expression: StoredExpression
  readonly exact: boolean
  /** The next later text of its language. */
  readonly next: StoredExpression | null
  /** The day asked for, else today. */
  readonly asOf: Day
  /** The day is after the one on which the collection removed the text. */
  readonly gone: boolean
}

/** Where a request should rather go; nothing was found under its own address, or it is not the canonical one. */
export interface Elsewhere {
  readonly to: string
  readonly status: 302 | 303
}

const keyOf = (named: InstrumentKey): string => `${named.jurisdiction}/${named.identifier}`

const MOST_WAYS = 20
const MOST_NEAR = 10

const noteOf = (view: View, it: Pick<Instrument, 'documentNumber' | 'publishedOn' | 'jurisdiction'>): string =>
  [it.documentNumber, it.publishedOn && view.formats.day(it.publishedOn), view.jurisdiction(it.jurisdiction)]
    .filter(Boolean)
    .join(view.words.comma)

/** Ways to what was named, each once, in the order of the list, with what tells those of one title apart. */
export async function waysTo({ register }: Pick<Ports, 'register'>, view: View, named: readonly Named[]): Promise<Way[]> {
  const once = [...new Map(named.map((it) => [`${keyOf(it)}/${it.eId ?? ''}`, it])).values()].slice(0, MOST_WAYS)
  return Promise.all(
    once.map(async (it) => {
      const located = await register.locate(it.jurisdiction, it.identifier, view.today)
      const address = instrumentAddress(it, { eId: it.eId })
      if (located.kind !== 'instrument') return { title: it.title, address }
      const { instrument } = located.found
      return { title: view.title(instrument).text, address, note: noteOf(view, instrument) }
    }),
  )
}

/** What a name truly means: one thing, several, or none. Score 1 is the name itself; less is the name with something left out. */
export function meant(exact: readonly NamedInstrument[]): readonly NamedInstrument[] {
  const names = exact.filter((it) => it.score === 1)
  const candidates = names.length > 0 ? names : exact
  return [...new Map(candidates.map((it) => [`${keyOf(it)}/${it.eId ?? ''}`, it])).values()]
}

/** Which page of a text was asked for stays part of the way there. */
const pageOf = (view: View) => ({ page: view.url.searchParams.get('page') })

async function elsewhere(ports: Ports, view: View, address: InstrumentAddress): Promise<Elsewhere> {
  const { jurisdiction, identifier } = address
  const { exact, near } = await ports.resolver.resolve(identifier, { jurisdiction })
  const candidates = meant(exact).filter((it) => it.jurisdiction === jurisdiction)
  const [only, ...others] = candidates
  if (only && others.length === 0) {
    return { status: 303, to: instrumentAddress(only, { ...address, eId: address.eId ?? only.eId }, pageOf(view)) }
  }
  if (only)
    throw new Refusal(300, (words) => words.errors.several(identifier), [
      { name: 'choices', heading: () => '', ways: await waysTo(ports, view, candidates) },
    ])
  const held = (await ports.register.summary()).jurisdictions
  if (held.every((it) => it.jurisdiction !== jurisdiction))
    throw unknownJurisdiction(
      view,
      jurisdiction,
      held.map((it) => it.jurisdiction),
    )
  throw new Refusal(404, (words) => words.errors.unknownInstrument(identifier, view.jurisdiction(jurisdiction)), [
    {
      name: 'near',
      heading: (words) => words.errors.near,
      ways: (await waysTo(ports, view, [...(await nearIdentifiers(ports, address, view.today)), ...near])).slice(0, MOST_NEAR),
    },
    { name: 'search', heading: (words) => words.errors.lookFor, ways: waysToSearch(view, address) },
  ])
}

/** Ways to what may be meant by an identifier that nothing has and nothing resembles. */
function waysToSearch({ words, jurisdiction: label }: View, { jurisdiction, identifier }: InstrumentKey): Way[] {
  const year = yearIn(identifier)
  const name = label(jurisdiction)
  return [
    { title: words.errors.searchFor(plainText(identifier), name), address: searchAddress({ q: identifier, jurisdiction }) },
    ...(year === null ? [] : [{ title: words.errors.allOfYear(name, String(year)), address: jurisdictionAddress(jurisdiction, { year }) }]),
    { title: words.jurisdictionPage.titleFor(name), address: jurisdictionAddress(jurisdiction) },
  ]
}

/** Refuses a jurisdiction of which nothing is held. */
export async function knownJurisdiction({ register }: Pick<Ports, 'register'>, view: View, code: string): Promise<void> {
  const held = (await register.summary()).jurisdictions.map(({ jurisdiction }) => jurisdiction)
  if (held.every((it) => it !== code)) throw unknownJurisdiction(view, code, held)
}

export const unknownJurisdiction = (view: View, code: string, held: readonly string[]): Refusal =>
  new Refusal(404, (words) => words.errors.unknownJurisdiction(code), [
    {
      name: 'jurisdictions',
      heading: (words) => words.errors.allJurisdictions,
      ways: held.map((it) => ({ title: view.jurisdiction(it), address: jurisdictionAddress(it) })),
    },
  ])

/** The text for a day; of those in several languages one that has the provision, since each may number its own way. */
async function choose(
  { register }: Ports,
  expressions: readonly StoredExpression[],
  { eId, language }: InstrumentAddress,
  asOf: Day,
  prefer: readonly Language[],
): Promise<TextChoice<StoredExpression>> {
  const choice = chooseText(expressions, asOf, { only: language, prefer })
  if (eId === null || language !== null || choice.kind !== 'text') return choice
  const first = choice.expression.language
  const others = [...new Set(expressions.map((it) => it.language))].filter((it) => it !== first)
  for (const candidate of [choice, ...others.map((only) => chooseText(expressions, asOf, { only, prefer }))])
    if (candidate.kind === 'text' && (await register.provisions(candidate.expression.id, [eId])).length > 0) return candidate
  return choice
}

/**
 * Finds what an address means: one text, whoever asks. Without `lang` that is the text in the language that most law of the
 * country is written in, whatever a cookie or a browser prefers: who is sent an address must find the words that the
 * sender saw, and whoever cites it cites those words. Another language is a link away (parts/languages.ts).
 */
export async function find(ports: Ports, view: View, address: InstrumentAddress): Promise<Found | Elsewhere> {
  const asOf = address.on ?? view.today
  const located = await ports.register.locate(address.jurisdiction, address.identifier, asOf)
  if (located.kind === 'none') return elsewhere(ports, view, address)
  if (located.kind === 'several') {
    const ways = located.keys.map((it) => ({
      title: view.title(it).text,
      address: instrumentAddress(it, { on: address.on, eId: address.eId }),
      note: noteOf(view, it),
    }))
    throw new Refusal(300, (words) => words.errors.several(address.identifier), [{ name: 'choices', heading: () => '', ways }])
  }
  const { instrument, expressions } = located.found
  // Not for ever (301): the next build may find that two files are versions of one text and give both another address.
  if (!located.canonical)
    return { status: 302, to: instrumentAddress(instrument, { ...address, on: address.on ?? located.on }, pageOf(view)) }

  const choice = await choose(ports, expressions, address, asOf, [likelyLanguage(instrument.jurisdiction)])
  if (choice.kind === 'no-such-language') {
    const ways = choice.languages.map((language) => ({
      title: view.languageName(language),
      address: instrumentAddress(instrument, { ...address, language }),
    }))
    throw new Refusal(404, (words) => words.errors.noLanguage(address.language ?? ''), [
      { name: 'languages', heading: (words) => words.errors.heldIn, ways },
    ])
  }
  if (choice.kind === 'before-first') {
    const on = choice.first.on
    const ways = on === null ? [] : [{ title: view.formats.day(on), address: instrumentAddress(instrument, { ...address, on }) }]
    throw new Refusal(404, (words) => words.errors.beforeFirst(view.title(instrument).text), [
      { name: 'first', heading: (words) => words.errors.firstText, ways },
    ])
  }
  const { deletedOn } = instrument
  const gone = deletedOn === null ? false : deletedOn === 'unknown' ? address.on === null : asOf >= deletedOn
  return { address, stored: located.found, instrument, expression: choice.expression, exact: choice.exact, next: choice.next, asOf, gone }
}
