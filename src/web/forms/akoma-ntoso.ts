import type { ProvisionKind } from '../../law/provision.ts'
import type { StoredProvision } from '../../register/register.ts'
import { countryOf } from '../../law/jurisdiction.ts'
import { instrumentAddress } from '../addresses.ts'
import { html, raw, type Html } from '../html.ts'
import type { Found } from '../routes/found.ts'
import type { Unit } from '../text/outline.ts'
import { xmlDocument } from '../text/plain.ts'
import { readingText } from '../text/reading.ts'
import type { View } from '../view.ts'

/** Kinds that Akoma Ntoso has an element for; the others are containers that say their name. */
const ELEMENTS: ReadonlySet<ProvisionKind> = new Set([
  'book',
  'part',
  'subpart',
  'title',
  'chapter',
  'section',
  'subsection',
  'article',
  'paragraph',
])

/** ISO 639-2, which the standard asks for; a language without such a code is undetermined. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng',
  zh: 'zho',
  ga: 'gle',
  fr: 'fra',
  de: 'deu',
  es: 'spa',
  pt: 'por',
  it: 'ita',
}

// Under a name of its own, so that nobody lays it out like a page: white space counts.
const xml = html

/**
 * A text, or the provisions between two places of it, as Akoma Ntoso 3.0 (OASIS LegalDocML): its structure with numbers, headings and eIds,
 * and the words of each unit as paragraphs. Cells of a table stand in one paragraph, apart by tabs.
 */
export async function akomaNtoso(
  view: View,
  { instrument, expression, address }: Found,
  units: readonly Unit[],
  range: { readonly from: number; readonly to: number },
  provisions: readonly StoredProvision[],
): Promise<string> {
  const { origin } = view.url
  const texts = new Map(provisions.map((provision) => [provision.id, provision]))
  const work = origin + instrumentAddress(instrument)
  const dated = origin + instrumentAddress(instrument, { on: expression.on, language: address.language })
  const made = instrument.madeOn ?? instrument.publishedOn
  const date = (day: string | null, name: string): Html =>
    xml`<FRBRdate date="${day ?? '0001-01-01'}" name="${day === null ? 'unknown' : name}"/>`
  const issuer = instrument.issuer === null ? '' : xml`<TLCOrganization eId="issuer" href="#issuer" showAs="${instrument.issuer}"/>`
  const author = xml`<FRBRauthor href="#${instrument.issuer === null ? 'gazette' : 'issuer'}"/>`
  const own = texts.get(units[range.from]?.entry.id ?? -1)
  const body = own ? unitsWithin(units, texts, range.from, range.to) : xml`<hcontainer name="body"><content><p/></content></hcontainer>`
  const document = xml`<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<act name="${instrument.rank ?? 'act'}">
<meta>
<identification source="#gazette">
<FRBRWork><FRBRthis value="${work}"/><FRBRuri value="${work}"/><FRBRalias value="${instrument.title}" name="title"/>${date(made, 'Generation')}${author}<FRBRcountry value="${countryOf(instrument.jurisdiction)}"/>${instrument.documentNumber === null ? '' : xml`<FRBRnumber value="${instrument.documentNumber}"/>`}</FRBRWork>
<FRBRExpression><FRBRthis value="${dated}"/><FRBRuri value="${dated}"/>${date(expression.on, 'Expression')}<FRBRauthor href="#gazette"/><FRBRlanguage language="${LANGUAGES[expression.language] ?? 'und'}"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="${dated}.xml"/><FRBRuri value="${dated}.xml"/>${date(expression.on, 'Manifestation')}<FRBRauthor href="#gazette"/></FRBRManifestation>
</identification>
<references source="#gazette"><TLCOrganization eId="gazette" href="${origin}/about" showAs="Gazette"/>${issuer}</references>
</meta>
<body>
${body}</body>
</act>
</akomaNtoso>
`
  return xmlDocument(String(await document))
}

function unitsWithin(units: readonly Unit[], texts: ReadonlyMap<number, StoredProvision>, from: number, to: number): Html {
  const parts: Html[] = []
  for (let at = from; at < to; at = units[at]?.end ?? to) {
    const unit = units[at]
    if (unit) parts.push(element(units, texts, at, unit))
  }
  return xml`${parts}`
}

function element(units: readonly Unit[], texts: ReadonlyMap<number, StoredProvision>, index: number, { entry, end }: Unit): Html {
  const known = ELEMENTS.has(entry.kind)
  const name = known ? entry.kind : 'hcontainer'
  const open = xml`${entry.number === null ? '' : xml`<num>${entry.number}</num>`}${entry.heading === null ? '' : xml`<heading>${entry.heading}</heading>`}`
  const paragraphs = paragraphsOf(texts.get(entry.id), entry.level < 7)
  const text = xml`${paragraphs.map((line) => xml`<p>${line}</p>`)}`
  const holds = end > index + 1
  const inside = holds
    ? xml`${paragraphs.length > 0 ? xml`<intro>${text}</intro>` : ''}${unitsWithin(units, texts, index + 1, end)}`
    : xml`<content>${paragraphs.length > 0 ? text : xml`<p/>`}</content>`
  return tag(name, known ? null : entry.kind, entry.eId, xml`${open}${inside}`)
}

const tag = (name: string, kind: string | null, eId: string, inside: Html): Html => {
  const attributes = kind === null ? xml`eId="${eId}"` : xml`name="${kind}" eId="${eId}"`
  return xml`${raw(`<${name} `)}${attributes}>${inside}${raw(`</${name}>`)}
`
}

/** The paragraphs of a provision's own words, its heading left out. */
function paragraphsOf(provision: StoredProvision | undefined, headed: boolean): string[] {
  if (!provision) return []
  const own = headed ? provision.text.replace(/^\s{0,3}[^\n]*\n?/, '') : provision.text
  return readingText(own)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
