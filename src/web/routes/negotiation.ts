import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

/** The forms of an answer. */
export type Form = 'html' | 'json' | 'md'

const FORMS: Readonly<Record<string, Form>> = {
  'text/html': 'html',
  'application/json': 'json',
  'application/problem+json': 'json',
  'text/markdown': 'md',
}

/** The form that the headers of a request ask for; a page where they do not care. */
export const formOfHeaders = (c: Context): Form =>
  FORMS[accepts(c, { header: 'Accept', supports: Object.keys(FORMS), default: 'text/html' })] ?? 'html'
