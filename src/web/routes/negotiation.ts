import { parseAccept } from 'hono/utils/accept'
import type { Extension } from '../addresses.ts'
import type { Ui } from '../words/words.ts'
import { parseUi, uiOfHeader } from '../words/words.ts'

/** The forms of an answer. */
export type Form = 'html' | 'csv' | Extension

const FORMS: Readonly<Record<string, Form>> = {
  'text/html': 'html',
  'application/json': 'json',
  'application/problem+json': 'json',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/ld+json': 'jsonld',
  'application/akn+xml': 'xml',
  'application/xml': 'xml',
  'text/*': 'html',
  'application/*': 'json',
  '*/*': 'html',
}

/** What the headers of a request choose of an answer; all else that they say changes nothing of it. */
export interface Choice {
  /** A page where they do not care. */
  readonly form: Form
  /** The interface's language: the one chosen before, else what the browser prefers. */
  readonly ui: Ui
}

/** The headers that choose. */
export const CHOOSING = ['Accept', 'Accept-Language', 'Cookie'] as const

export function choiceOf(headers: Headers): Choice {
  // The likeliest first, of equals the one named first.
  const wanted = parseAccept(headers.get('Accept') ?? '').filter(({ q }) => q > 0)
  const form = wanted.map(({ type }) => FORMS[type.toLowerCase()]).find((one) => one !== undefined)
  return { form: form ?? 'html', ui: uiOfCookie(headers.get('Cookie')) ?? uiOfHeader(headers.get('Accept-Language')) }
}

const uiOfCookie = (cookie: string | null): Ui | undefined => (cookie ? parseUi(/(?:^|;)\s*ui="?(\w+)/.exec(cookie)?.[1]) : undefined)

/** Whether an answer may be sent compressed. */
export function acceptsGzip(headers: Headers): boolean {
  const encodings = parseAccept(headers.get('Accept-Encoding') ?? '')
  const named = encodings.find(({ type }) => type.toLowerCase() === 'gzip') ?? encodings.find(({ type }) => type === '*')
  return named !== undefined && named.q > 0
}
