import { RELATION_KINDS } from '../../src/law/relation.ts'
import { openRegister } from '../../src/node.ts'
import { presentRelation } from '../../src/register/present.ts'
import { DEFAULT_REGISTER, UsageError, type Command } from './command.ts'
import { printLines } from './lines.ts'

export const relations: Command = {
  name: 'relations',
  summary: 'prints what texts say they repeal, amend and are made under, and when they end',
  help: `Usage: npx gazette relations [options]

Prints a line of JSON for each relation that was read out of the texts of a register, with the words that say so.

  --register FILE   the register to read (${DEFAULT_REGISTER})
  --path PATH       only what this file says, such as ie/IE-1976-act-4.md
  --kind KIND       only relations of this kind: ${RELATION_KINDS.join(', ')}
`,
  options: { register: 'value', path: 'value', kind: 'value' },
  async run({ words, values }) {
    if (words.length > 0) throw new UsageError(`gazette relations takes no words; --path ${words[0]} reads one file.`)
    const kind = values.get('kind')
    if (kind !== undefined && !(RELATION_KINDS as readonly string[]).includes(kind))
      throw new UsageError(`--kind must be one of ${RELATION_KINDS.join(', ')}, not ${kind}.`)
    const opened = openRegister(values.get('register') ?? DEFAULT_REGISTER)
    try {
      const path = values.get('path')
      const found = await opened.findings.relations(path)
      if (path !== undefined && found.length === 0)
        process.stderr.write(`Nothing is known of ${path}. A path is written as from its folder on, such as ie/IE-1976-act-4.md.\n`)
      await printLines(found.filter((relation) => kind === undefined || relation.kind === kind).map(presentRelation))
      return 0
    } finally {
      opened.close()
    }
  },
}
