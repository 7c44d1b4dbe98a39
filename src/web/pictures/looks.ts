import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'

const SIZE = 6

/** Patterns tell series apart without colour; each is drawn in a square of 6 by 6 in the colour of its class. */
const PATTERNS = {
  dots: '<circle cx="1.5" cy="1.5" r="1.2"/><circle cx="4.5" cy="4.5" r="1.2"/>',
  stripes: '<path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke-width="2.2"/>',
  cross: '<path d="M0 0 6 6M6 0 0 6" stroke-width="1"/>',
  lines: '<path d="M0 1.5H6M0 4.5H6" stroke-width="1.2"/>',
} as const

/** How a series is drawn: by a pattern (or none) first, by a colour of the style sheet second. */
export interface Look {
  readonly pattern: keyof typeof PATTERNS | 'solid' | 'empty'
  readonly colour: 'held' | 'flag' | 'gone' | 'good' | 'line'
}

const idOf = ({ pattern, colour }: Look): string => `${pattern}-${colour}`

/** The attributes of a shape that is drawn so. */
export const looking = (look: Look): Html =>
  look.pattern === 'solid' || look.pattern === 'empty'
    ? html`class="${look.pattern === 'empty' ? 'empty' : `c-${look.colour}`}"`
    : html`fill="url(#${idOf(look)})"`

/** The patterns of a page, once for all its pictures. */
export function patternsOf(looks: readonly Look[]): Html {
  const used = new Map(looks.map((look) => [idOf(look), look]))
  const patterns = [...used].map(([id, { pattern, colour }]) =>
    pattern === 'solid' || pattern === 'empty'
      ? ''
      : html`<pattern id="${id}" width="${SIZE}" height="${SIZE}" patternUnits="userSpaceOnUse">
          <g class="c-${colour}">${raw(PATTERNS[pattern])}</g>
        </pattern>`,
  )
  return html`<svg class="hidden" aria-hidden="true" focusable="false"><defs>${patterns}</defs></svg>`
}

export interface Key extends Look {
  readonly label: string
  readonly count: string
}

/** What each pattern stands for, with its number. */
export const keysOf = (keys: readonly Key[]): Html =>
  html`<ul class="keys">
    ${keys.map(
      (key) =>
        html`<li>
          <svg class="swatch" viewBox="0 0 18 12" aria-hidden="true" focusable="false"><rect ${looking(key)} width="18" height="12" /></svg>
          ${key.label} <strong>${key.count}</strong>
        </li>`,
    )}
  </ul>`
