import { DETECTORS } from '../../src/law/flag.ts'
import { openRegister, today } from '../../src/node.ts'
import { presentFlag } from '../../src/register/present.ts'
import { calendarDay, DEFAULT_REGISTER, UsageError, type Command } from './command.ts'
import { printLines } from './lines.ts'

export const flags: Command = {
  name: 'flags',
  summary: 'prints which texts are flagged as outdated, with the words that prove it',
  help: `Usage: npx gazette flags [options]

Prints a line of JSON for each flag that is open: a proposal, with its evidence, that a text or a part of it is outdated.

  --register FILE   the register to read (${DEFAULT_REGISTER})
  --detector NAME   only flags of this detector: ${DETECTORS.join(', ')};
                    dead-reference, what is to be mended rather than repealed, is printed only where it is asked for
  --as-of DAY       the day whose law counts, such as 2026-03-31 (today)
`,
  // Decisions are not recorded yet, so that a ledger changes nothing.
  options: { register: 'value', ledger: 'value', 'as-of': 'value', detector: 'value' },
  async run({ words, values }) {
    if (words.length > 0) throw new UsageError('gazette flags takes no words.')
    const day = values.get('as-of')
    const detector = values.get('detector')
    if (detector !== undefined && !(DETECTORS as readonly string[]).includes(detector))
      throw new UsageError(`--detector must be one of ${DETECTORS.join(', ')}, not ${detector}.`)
    const opened = openRegister(values.get('register') ?? DEFAULT_REGISTER)
    try {
      const { flags: open } = await opened.findings.flags(
        detector === undefined ? {} : { detector },
        day === undefined ? today() : calendarDay('--as-of', day),
      )
      await printLines(open.map(presentFlag))
      return 0
    } finally {
      opened.close()
    }
  },
}
