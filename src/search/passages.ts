import type { InstrumentKey, Language } from '../law/instrument.ts'
import type { Database, Row } from '../store/database.ts'

/** A provision as an answer shows it. */
export interface Passage {
  readonly eId: string
  readonly number: string | null
  readonly heading: string | null
  /** Its Markdown. */
  readonly text: string
}

export interface PassageIds {
  readonly instrumentId: number
  readonly provisionId: number | null
  /** Those that its latest texts are in. */
  readonly languages: readonly Language[]
}

/** What an answer reads of the register besides its lists: the texts of provisions, and the ids behind addresses. */
export interface Passages {
  /** By the ids of provisions; unknown ones are left out. */
  texts(provisionIds: readonly number[]): Promise<ReadonlyMap<number, Passage>>
  /** Of an instrument that is not deleted and, where an eId is given, of that provision in its latest text, of one language if so asked. */
  ids(key: InstrumentKey, eId: string | null, language?: Language): Promise<PassageIds | undefined>
}

interface PassageRow extends Row {
  id: number
  eid: string
  number: string | null
  heading: string | null
  text: string
}

/** Texts are cut here, in UTF-16 code units: a snippet is looked for in what stands before. */
const LONGEST = 60_000
/** Values that one statement takes. */
const MOST_VALUES = 100

export function createPassages(database: Database): Passages {
  return {
    async texts(provisionIds) {
      const found = new Map<number, Passage>()
      for (let at = 0; at < provisionIds.length; at += MOST_VALUES) {
        const ids = provisionIds.slice(at, at + MOST_VALUES)
        const marks = ids.map(() => '?').join(', ')
        const rows = await database.all<PassageRow>(
          `SELECT id, eid, number, heading, substr(text, 1, ${LONGEST}) AS text FROM provision WHERE id IN (${marks})`,
          ...ids,
        )
        for (const { id, eid, number, heading, text } of rows) found.set(id, { eId: eid, number, heading, text })
      }
      return found
    },
    async ids({ jurisdiction, identifier }, eId, language) {
      const instrument = await database.first<{ id: number; languages: string }>(INSTRUMENT, jurisdiction, identifier)
      if (!instrument) return undefined
      const provision = eId === null ? undefined : await database.first<{ id: number }>(PROVISION, instrument.id, eId, language ?? null)
      return { instrumentId: instrument.id, provisionId: provision?.id ?? null, languages: JSON.parse(instrument.languages) as Language[] }
    },
  }
}

const INSTRUMENT = `SELECT id, (SELECT json_group_array(language) FROM expression WHERE instrument_id = instrument.id AND latest = 1) AS languages
FROM instrument WHERE jurisdiction = ? AND identifier = ? AND deleted_on IS NULL`

const PROVISION = `SELECT provision.id FROM expression
JOIN expression_text ON expression_text.expression_id = expression.id
JOIN provision ON provision.text_id = expression_text.text_id
WHERE expression.instrument_id = ? AND expression.latest = 1 AND provision.eid = ? AND expression.language = coalesce(?, expression.language) LIMIT 1`
