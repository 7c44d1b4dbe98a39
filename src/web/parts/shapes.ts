import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'

/** A flag on a pole, 16 by 16 units, in the colour of the text. */
export const flagShape: Html = html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
  ${raw('<path d="M3 1h2v15H3zM5 2h9l-3 3.5L14 9H5z"/>')}
</svg>`
