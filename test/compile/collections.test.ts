import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, expect, it } from 'vitest'
import { builtCollection, describeCollection } from '../collections.ts'

async function ask(name: 'legalize-ie' | 'lawrefbook', sql: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  const db = new DatabaseSync((await builtCollection(name)).register, { readOnly: true })
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

const PARTITION = `SELECT t.path, p.ordinal, p.start_at, p.end_at, length(t.head) AS head FROM text t JOIN provision p ON p.text_id = t.id
  WHERE p.end_at < p.start_at OR EXISTS (SELECT 1 FROM provision q WHERE q.text_id = p.text_id AND q.ordinal = p.ordinal + 1 AND q.start_at <> p.end_at)`
const TWICE = 'SELECT text_id, eid FROM provision GROUP BY text_id, eid HAVING count(*) > 1'

describeCollection('legalize-ie', 'the register of the Irish Acts', (folder) => {
  beforeAll(() => builtCollection('legalize-ie'))

  it('holds every Act and every version of it', async () => {
    const { report } = await builtCollection('legalize-ie')
    expect(report).toMatchObject({ files: 4021, instruments: 4021, expressions: 4581 })
    expect(report.problemList.filter(({ code }) => code === 'date-before-publication').length).toBeGreaterThanOrEqual(63)
  })

  it('cuts every text without a gap, under eIds of their own', async () => {
    expect(await ask('legalize-ie', PARTITION)).toEqual([])
    expect(await ask('legalize-ie', TWICE)).toEqual([])
  })

  it('gives every file back as it stands', async () => {
    const rows = await ask(
      'legalize-ie',
      `SELECT t.path, t.head || (SELECT group_concat(text, '') FROM (SELECT text FROM provision p WHERE p.text_id = t.id ORDER BY ordinal)) AS text
       FROM text t WHERE t.current = 1 AND t.id % 40 = 0`,
    )
    expect(rows.length).toBeGreaterThan(50)
    for (const { path, text } of rows) expect(text).toBe(readFileSync(join(folder, String(path)), 'utf8'))
  })
})

describeCollection('lawrefbook', 'the register of the Chinese texts', (folder) => {
  beforeAll(() => builtCollection('lawrefbook'))

  it('holds the Civil Code as one expression of eight files with articles 1 to 1260', async () => {
    const rows = await ask(
      'lawrefbook',
      `SELECT p.eid, t.path FROM instrument i JOIN expression e ON e.instrument_id = i.id JOIN expression_text et ON et.expression_id = e.id
       JOIN text t ON t.id = et.text_id JOIN provision p ON p.text_id = t.id WHERE i.title LIKE '%民法典' AND t.path LIKE '民法典/%' ORDER BY et.ordinal, p.ordinal`,
    )
    expect(new Set(rows.map(({ path }) => path)).size).toBe(8)
    expect(rows.map(({ eid }) => String(eid)).filter((eId) => /^art_\d+$/.test(eId))).toEqual(
      Array.from({ length: 1260 }, (_, index) => `art_${index + 1}`),
    )
    expect(new Set(rows.map(({ eid }) => eid)).size).toBe(rows.length)
  })

  it('holds some 85 instruments in several versions', async () => {
    const rows = await ask('lawrefbook', 'SELECT instrument_id FROM expression GROUP BY instrument_id HAVING count(*) > 1')
    expect(rows.length).toBeGreaterThan(75)
    expect(rows.length).toBeLessThan(100)
  })

  it('finds every article that an independent count of 第X条 lines finds', async () => {
    const rows = await ask(
      'lawrefbook',
      `SELECT t.path, count(*) AS articles FROM text t JOIN provision p ON p.text_id = t.id AND p.kind = 'article' WHERE t.current = 1 GROUP BY t.id`,
    )
    expect(rows.length).toBeGreaterThan(3000)
    const wrong = rows.filter(({ path, articles }) => {
      const text = readFileSync(join(folder, String(path)), 'utf8')
      const lines = text.slice(text.indexOf('INFO END')).split(/\r\n?|\n/)
      return (
        lines.filter((line) =>
          /^[#\s　]*\**第[〇零○一二三四五六七八九十百千两0-9０-９]+条(?:之[一二三四五六七八九十]+)?(?:[\s　*]|$)/.test(line),
        ).length !== articles
      )
    })
    expect(wrong).toEqual([])
  })

  it('cuts every text without a gap, under eIds of their own', async () => {
    expect(await ask('lawrefbook', PARTITION)).toEqual([])
    expect(await ask('lawrefbook', TWICE)).toEqual([])
  })
})
