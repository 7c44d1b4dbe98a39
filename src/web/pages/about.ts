import { aboutAddress, helpAddress, homeAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { tellingCollections } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { statusShape } from '../parts/status.ts'
import { STATUSES } from '../../law/status.ts'
import type { Ports } from '../ports.ts'
import type { View } from '../view.ts'
import { aboutEn, helpEn } from '../words/about-en.ts'
import { aboutZh, helpZh } from '../words/about-zh.ts'

const frame = (view: View, title: string, canonical: string, text: Html): Html =>
  layout(view, {
    title,
    canonical,
    crumbs: [{ label: view.words.home, address: homeAddress }],
    main: html`<div class="prose">
      <h1>${title}</h1>
      ${text}
    </div>`,
  })

/** What the register is, holds, and does not promise; every status with its shape. */
export async function aboutPage({ register }: Ports, view: View): Promise<Html> {
  const summary = await register.summary()
  const { number } = view.formats
  const numbers = {
    instruments: number(summary.instruments),
    expressions: number(summary.expressions),
    provisions: number(summary.provisions),
    problems: number(summary.problems),
    collections: tellingCollections(summary).join(view.words.comma),
  }
  const statuses = html`<ul class="plain">
    ${STATUSES.map(
      (status) => html`<li><span class="status s-${status}">${statusShape(status)}</span> ${view.words.status.names[status]}</li>`,
    )}
  </ul>`
  return frame(view, view.words.about, aboutAddress, (view.ui === 'zh' ? aboutZh : aboutEn)(numbers, statuses))
}

/** How to search, cite and download. */
export const helpPage = (view: View): Html => frame(view, view.words.help, helpAddress, view.ui === 'zh' ? helpZh : helpEn)
