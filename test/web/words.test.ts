import { describe, expect, test } from 'vitest'
import { DICTIONARIES } from '../../src/web/words/words.ts'
import { jurisdictionLabel, rankLabel } from '../../src/web/words/labels.ts'

/** Every entry of a dictionary by its path: what kind of thing it is, and how many values its sentence takes. */
function entries(words: unknown, path = ''): Map<string, string> {
  if (words === null || typeof words !== 'object' || words instanceof String || words instanceof Promise || Array.isArray(words))
    return new Map([[path, typeof words === 'function' ? 'sentence' : Array.isArray(words) ? `list of ${words.length}` : 'words']])
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'function' ? [[`${path}.${key}`, 'sentence']] : [...entries(value, `${path}.${key}`)],
    ),
  )
}

/** The entries that are plain words, by path. */
function plain(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string' || words instanceof String) return [[path, String(words)]]
  return words !== null && typeof words === 'object' ? Object.entries(words).flatMap(([key, value]) => plain(value, `${path}.${key}`)) : []
}

describe('the dictionaries', () => {
  test('say the same things, in the same forms', () => {
    expect([...entries(DICTIONARIES.zh)].toSorted()).toEqual([...entries(DICTIONARIES.en)].toSorted())
    expect(entries(DICTIONARIES.en).size).toBeGreaterThan(150)
  })

  test('say nothing twice and nothing empty', () => {
    for (const ui of ['en', 'zh'] as const)
      for (const [path, text] of plain(DICTIONARIES[ui])) if (!/comma|stop|colon/.test(path)) expect(text.trim(), path).not.toBe('')
  })

  test('are each in their own language', () => {
    // The name of the other language is written in that language; ours is the same in both.
    const foreign = (path: string): boolean => /^\.(?:name|otherLanguage)$/.test(path)
    for (const [path, text] of plain(DICTIONARIES.en))
      if (!foreign(path)) expect(text.replaceAll(/<span lang="zh">.*?<\/span>/g, ''), path).not.toMatch(/\p{Script=Han}/u)
    for (const [path, text] of plain(DICTIONARIES.zh))
      if (!foreign(path))
        expect(
          text.replaceAll(/<span lang="en">.*?<\/span>|<[^>]*>|Gazette|\/\S+|\.json|\.md|F4\[…\]|CSV|JSON|Atom|https?:\S+/g, ''),
          path,
        ).not.toMatch(/[A-Za-z]{3,}/)
  })

  test('have a name in both languages for the ranks and jurisdictions that the sample register has', () => {
    for (const rank of [
      'act',
      'administrative-regulation',
      'decision',
      'directive',
      'government-rule',
      'guideline',
      'notice',
      'regulation',
    ])
      expect([rankLabel(rank, 'zh'), rankLabel(rank, 'en')]).toEqual([
        expect.stringMatching(/^\p{Script=Han}+$/u),
        expect.stringMatching(/^[A-Z][a-z ]+$/),
      ])
    for (const code of ['cn', 'cn-sh', 'eu', 'ie', 'gb', 'pe'])
      expect([jurisdictionLabel(code, 'zh'), jurisdictionLabel(code, 'en')]).toEqual([
        expect.stringMatching(/^\p{Script=Han}+$/u),
        expect.stringMatching(/^[A-Z][A-Za-z ]+$/),
      ])
  })
})
