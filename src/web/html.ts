import { html, raw } from 'hono/html'

export { html, raw }

/** A piece of a page: text put into it was escaped. */
export type Html = ReturnType<typeof html>

export const join = (parts: readonly (Html | string)[], between: string): Html =>
  html`${parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]))}`
