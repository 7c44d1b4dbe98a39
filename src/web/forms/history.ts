import { historyAddress, instrumentAddress } from '../addresses.ts'
import type { Found } from '../routes/found.ts'
import { expressionForm } from './instrument.ts'

/** The texts of an instrument, as `/{jur}/{id}/history.json` gives them, each with its lasting address; a text without a day has none of its own. */
export function historyForm({ instrument, stored, address }: Found): object {
  const several = new Set(stored.expressions.map(({ language }) => language)).size > 1
  return {
    jurisdiction: instrument.jurisdiction,
    identifier: instrument.identifier,
    address: instrumentAddress(instrument),
    history: historyAddress(instrument, { language: address.language }),
    title: instrument.title,
    expressions: stored.expressions.map((it) => ({
      ...expressionForm(it),
      address: instrumentAddress(instrument, { on: it.on, language: several ? it.language : null }),
    })),
  }
}
