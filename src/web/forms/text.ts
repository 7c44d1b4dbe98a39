import { instrumentAddress } from '../addresses.ts'
import { flagSays } from '../parts/flags.ts'
import { collectionOf, statusOn, textSentence } from '../parts/heading.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import { titlesOf } from '../text/names.ts'
import { plainWordsOf } from '../text/plain.ts'
import { readingText } from '../text/reading.ts'
import { createView, type View } from '../view.ts'
import { parseUi } from '../words/words.ts'

/** A text, or some provisions of it, as plain text: what it is, at which address, whether it applies, which text this is; then the text. */
export async function textForm(ports: Ports, asked: View, found: Found, eIds: readonly string[] | undefined): Promise<string> {
  const { instrument, expression, stored, asOf, address } = found
  const summary = await ports.register.summary()
  const open = await ports.findings.flagsOn(stored.id, asOf)
  // Said in the language of the text, whoever asks: a file is passed on.
  const view = createView(asked.url, parseUi(expression.language) ?? 'en', ports.now())
  const { words } = view
  const status = await statusOn(ports, view, found, collectionOf(summary, expression.texts[0]?.path), asOf)
  const head = [
    titlesOf(instrument, expression.language)[0].text,
    view.url.origin + instrumentAddress(instrument, { on: expression.on, eId: address.eId, language: address.language }),
    words.status.onDay(view.formats.time(asOf), status),
    ...open
      .filter(({ flag }) => (flag.target.eId === null ? flag.extent === 'whole' : eIds?.includes(flag.target.eId)))
      .map((flag) => words.flags.notReviewed(flagSays(view, flag, asOf))),
    await textSentence(ports, view, found),
    `${words.instrument.source}${words.colon}${instrument.source ?? words.instrument.noSource}`,
  ]
  const lines = await Promise.all(head.map(async (line) => (typeof line === 'string' ? line : plainWordsOf(line))))
  const provisions = await ports.register.provisions(expression.id, eIds)
  return `${lines.join('\n')}\n\n${provisions.map(({ text }) => readingText(text)).join('\n\n')}\n`
}
