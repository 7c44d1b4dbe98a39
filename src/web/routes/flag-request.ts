import type { Day } from '../../law/day.ts'
import { DETECTORS } from '../../law/flag.ts'
import { type Reliance, reliedKey } from '../../register/citations.ts'
import type { FlagFilter, FlagPage, ShownFlag } from '../../register/findings.ts'
import type { Ports } from '../ports.ts'
import type { View } from '../view.ts'
import { parametersOf } from './parameters.ts'

const ORDERS = ['reliance', 'day'] as const
export type FlagOrder = (typeof ORDERS)[number]

/** What the query of /flags asks for. */
export interface FlagRequest {
  readonly filter: FlagFilter
  readonly asOf: Day
  /** Those on whose target most law in force relies first, or those that took effect last. */
  readonly order: FlagOrder
  /** Counted from 1. */
  readonly page: number
  /** 1 to 100. */
  readonly limit: number
  /** The query of the same list, with what is usual left out; without its page. */
  readonly query: Readonly<Record<'detector' | 'jurisdiction' | 'extent' | 'due' | 'order' | 'asOf' | 'limit', string | number | null>>
}

/** A filter that will not do is refused. */
export function flagRequestOf(view: View, usualLimit: number, usualOrder: FlagOrder = 'reliance'): FlagRequest {
  const query = parametersOf(view.url)
  const detector = query.oneOf('detector', DETECTORS)
  const jurisdiction = query.text('jurisdiction')
  const extent = query.oneOf('extent', ['whole', 'part'])
  const due = query.oneOf('due', ['1']) !== undefined
  const order = query.oneOf('order', ORDERS) ?? usualOrder
  const asOf = query.day('asOf') ?? view.today
  const limit = query.integer('limit', 1, 100) ?? usualLimit
  return {
    filter: {
      ...(detector === undefined ? {} : { detector }),
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      ...(extent === undefined ? {} : { extent }),
      due,
    },
    asOf,
    order,
    page: query.integer('page', 1, 100_000) ?? 1,
    limit,
    query: {
      detector: detector ?? null,
      jurisdiction: jurisdiction ?? null,
      extent: extent ?? null,
      due: due ? '1' : null,
      order: order === usualOrder ? null : order,
      asOf: asOf === view.today ? null : asOf,
      limit: limit === usualLimit ? null : limit,
    },
  }
}

/** How much law relies on what a flag calls outdated: on all of a text, or on the provision that is flagged. */
export type RelianceOf = (shown: ShownFlag) => Reliance

const NOBODY: Reliance = { instruments: 0, provisions: 0 }

/** How much law relies on what flags call outdated, on a day. */
export async function reliances({ citations }: Pick<Ports, 'citations'>, asOf: Day): Promise<RelianceOf> {
  const reliance = await citations.reliance(asOf)
  // Parts that are only given in words rest on no provision that could be counted.
  return ({ flag, target }) =>
    flag.extent === 'part' && flag.target.eId === null
      ? NOBODY
      : (reliance.get(reliedKey(target.id, flag.extent === 'whole' ? null : flag.target.eId)) ?? NOBODY)
}

/** The flags of a request, in its order. */
export async function flagsAsked(
  { findings, citations }: Pick<Ports, 'findings' | 'citations'>,
  { filter, asOf, order }: FlagRequest,
  page?: { readonly offset: number; readonly limit: number },
): Promise<FlagPage & { readonly relianceOf: RelianceOf }> {
  const reliance = await citations.reliance(asOf)
  const weights = order === 'reliance' ? new Map([...reliance].map(([key, { instruments }]) => [key, instruments])) : undefined
  return { ...(await findings.flags(filter, asOf, page, weights)), relianceOf: await reliances({ citations }, asOf) }
}
