import { chooseText } from '../../law/choice.ts'
import type { Language } from '../../law/instrument.ts'
import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import type { View } from '../view.ts'
import { ownName } from '../words/labels.ts'

/**
 * "This text is also in 中文": which language a text is shown in is part of its address and of nothing else (routes/found.ts),
 * so this line is how a reader gets to another. A provision that the other text does not hold leads to all of that text.
 */
export async function alsoIn({ register }: Pick<Ports, 'register'>, view: View, found: Found): Promise<Html> {
  const { stored, expression, instrument, address, asOf } = found
  const others = [...new Set(stored.expressions.map(({ language }) => language))].filter((language) => language !== expression.language)
  const linkTo = async (language: Language): Promise<Html[]> => {
    const choice = chooseText(stored.expressions, asOf, { only: language, prefer: [] })
    if (choice.kind !== 'text') return []
    const { eId } = address
    const held = eId !== null && (await register.provisions(choice.expression.id, [eId])).length > 0
    const to = instrumentAddress(instrument, { on: address.on, eId: held ? eId : null, language })
    return [html`<a href="${to}" lang="${language}" hreflang="${language}">${ownName(language)}</a>`]
  }
  const links = (await Promise.all(others.map(linkTo))).flat()
  return links.length === 0 ? html`` : html`<p>${view.words.instrument.alsoIn(join(links, view.words.comma))}</p>`
}
