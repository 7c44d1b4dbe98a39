import { legalStatus } from '../../law/status.ts'
import type { ShownFlag } from '../../register/findings.ts'
import type { OutlineEntry } from '../../register/register.ts'
import { bySameWords, groupSays } from './flags.ts'
import { collectionOf } from './heading.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import type { View } from '../view.ts'
import { ancestorsOf } from '../text/outline.ts'
import { plainWordsOf } from '../text/plain.ts'
import { unitsOfExpression } from '../text/scene.ts'

/** What a citation says of what it cites, as the page of the text does, in few words. */
export interface Standing {
  /** With its day and on what it rests. */
  readonly status: string
  /** A sentence for each flag; those beyond a few are counted. */
  readonly flags: readonly string[]
}

const MOST_FLAGS = 2

/** Of an instrument, or of a provision of it, on the day asked for. */
export async function standingOf(ports: Ports, view: View, found: Found, entry: OutlineEntry | null): Promise<Standing> {
  const { words, formats } = view
  const { expression, asOf } = found
  const { facts } = found.instrument
  const { status, basis } = legalStatus(facts, asOf)
  const name = words.status.names[status]
  const day = formats.day(asOf)
  const by = [
    collectionOf(await ports.register.summary(), expression.texts[0]?.path) ?? words.status.collection,
    facts.listing?.on == null ? null : formats.day(facts.listing.on),
  ]
  const said =
    basis === 'listed'
      ? words.cite.listed(name, day, by.filter((part) => part !== null).join(words.comma))
      : basis === 'presumed' && status === 'in-force'
        ? words.cite.presumed(name, day)
        : status === 'unknown' && facts.commencements.some(({ on }) => on === null)
          ? words.cite.mayNot(name, day)
          : words.cite.status(name, day)
  const open = bySameWords(await flagsOf(ports, found, entry))
  // What is said of all of it comes first, and leaves what is said of parts to be counted.
  const whole = open.filter(([first]) => first?.flag.extent === 'whole').length
  const told = open.slice(0, Math.min(whole || MOST_FLAGS, MOST_FLAGS))
  const flags = await Promise.all(told.map((group) => plainWordsOf(words.flags.notReviewed(groupSays(view, group, asOf)))))
  const rest = open.length - told.length
  return { status: said, flags: rest === 0 ? flags : [...flags, words.cite.moreFlags(formats.number(rest))] }
}

/** Those on all of the text; of a provision those on it, on what holds it and on what it holds, else those on any part. Whole texts first. */
async function flagsOf(ports: Ports, found: Found, entry: OutlineEntry | null): Promise<readonly ShownFlag[]> {
  const open = await ports.findings.flagsOn(found.stored.id, found.asOf)
  const near = new Set<string>()
  if (entry !== null && open.length > 0) {
    const units = await unitsOfExpression(ports.register, found)
    const index = units.findIndex((unit) => unit.entry.eId === entry.eId)
    for (const unit of [...ancestorsOf(units, index), ...units.slice(index, units[index]?.end)]) near.add(unit.entry.eId)
  }
  const whole = open.filter(({ flag }) => flag.extent === 'whole')
  const parts = open.filter(
    ({ flag }) => flag.extent === 'part' && (entry === null || (flag.target.eId !== null && near.has(flag.target.eId))),
  )
  return [...whole, ...parts]
}
