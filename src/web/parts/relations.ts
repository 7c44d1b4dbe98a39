import type { Day } from '../../law/day.ts'
import type { Instrument, Language } from '../../law/instrument.ts'
import { legalStatus } from '../../law/status.ts'
import type { Cessation, LegalStatus } from '../../law/status.ts'
import { instrumentAddress, parseAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { Ports } from '../ports.ts'
import { meant } from '../routes/found.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'
import { statusWord } from './status.ts'

/** More than any front matter declares in earnest. */
const MOST_RELATIONS = 60

interface Target {
  readonly link: Html
  readonly language: Language
  readonly status: LegalStatus | null
}

/** What an address or a citation in front matter names: a link with the status on that day, or the words as they stand. */
async function targetOf(ports: Ports, view: View, reference: string, jurisdiction: string, asOf: Day): Promise<Target> {
  const parsed = parseAddress(encodeURI(reference.toWellFormed()).replaceAll('%25', '%'))
  const named = parsed.kind === 'instrument' ? { ...parsed.address } : await nameOf(ports, reference, jurisdiction)
  const located = named && (await ports.register.locate(named.jurisdiction, named.identifier, asOf))
  if (!named || located?.kind !== 'instrument')
    return {
      language: languageOf(reference, view.ui),
      link: html`<span lang="${languageOf(reference, view.ui)}">${reference}</span>
        <span class="quiet">${view.words.inBrackets(view.words.instrument.outside)}</span>`,
      status: null,
    }
  const { instrument } = located.found
  const title = view.title(instrument)
  const link = html`<a href="${instrumentAddress(instrument, { eId: named.eId })}" lang="${title.language}">${title.text}</a>`
  return { link, language: title.language, status: legalStatus(instrument.facts, asOf) }
}

async function nameOf(ports: Ports, reference: string, jurisdiction: string) {
  const [only, ...others] = meant((await ports.resolver.resolve(reference, { jurisdiction })).exact)
  return only && others.length === 0 ? only : undefined
}

/** What the front matter says of other texts, one line for each kind. */
export async function relationsList(ports: Ports, view: View, instrument: Instrument, asOf: Day): Promise<Html> {
  const declared = instrument.declared.slice(0, MOST_RELATIONS)
  if (declared.length === 0) return html``
  const targets = await Promise.all(
    declared.map(async (relation) => ({
      kind: relation.kind,
      ...(await targetOf(ports, view, relation.reference, instrument.jurisdiction, asOf)),
    })),
  )
  const kinds = [...new Set(targets.map(({ kind }) => kind))]
  return html`<h2>${view.words.instrument.relations}</h2>
    <dl class="record">
      ${kinds.map(
        (kind) =>
          html`<dt>${view.words.relations[kind]}</dt>
            <dd>
              <ul class="plain">
                ${targets
                  .filter((target) => target.kind === kind)
                  .map(
                    ({ link, status }) =>
                      html`<li>${link} ${status ? html`<span class="quiet">${statusWord(view, status)}</span>` : ''}</li>`,
                  )}
              </ul>
            </dd>`,
      )}
    </dl>`
}

/** The text that ended an instrument, as a link where the register holds it. */
export async function endedBy(ports: Ports, view: View, instrument: Instrument, status: LegalStatus, asOf: Day): Promise<Html | null> {
  const cessation: Cessation | undefined = instrument.facts.cessations.find(
    (it) => it.as === status.status && it.on === status.since && it.by !== null,
  )
  if (cessation?.by == null) return null
  const { link, language } = await targetOf(ports, view, cessation.by, instrument.jurisdiction, asOf)
  return view.words.named(link, language)
}
