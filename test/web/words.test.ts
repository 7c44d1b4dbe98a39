import { describe, expect, test } from 'vitest'
import { DICTIONARIES } from '../../src/web/words/words.ts'
import { jurisdictionLabel, rankLabel } from '../../src/web/words/labels.ts'

/** A plain object, whose entries are words; marked-up text is an object, too, but another one. */
const isGroup = (words: unknown): words is object =>
  typeof words === 'object' && words !== null && Object.getPrototypeOf(words) === Object.prototype

/** Every entry of a dictionary by its path, and what kind of thing it is. */
function entries(words: unknown, path = ''): Map<string, string> {
  if (!isGroup(words)) return new Map([[path, Array.isArray(words) ? `list of ${words.length}` : 'words']])
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'function' ? [[`${path}.${key}`, 'sentence']] : [...entries(value, `${path}.${key}`)],
    ),
  )
}

/** The entries that are plain words, by path. */
function plain(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'object' && words !== null && !(Symbol.iterator in words && 'isEscaped' in words))
    return Object.entries(words).flatMap(([key, value]) => plain(value, `${path}.${key}`))
  return typeof words === 'function' ? [] : [[path, String(words)]]
}

describe('the dictionaries', () => {
  test('say the same things, in the same forms', () => {
    expect(Object.fromEntries(entries(DICTIONARIES.zh))).toEqual(Object.fromEntries(entries(DICTIONARIES.en)))
    expect(entries(DICTIONARIES.en).size).toBeGreaterThan(150)
  })

  test('say nothing twice and nothing empty', () => {
    const empty = (['en', 'zh'] as const).flatMap((ui) =>
      plain(DICTIONARIES[ui]).filter(([path, text]) => text.trim() === '' && !/comma|stop|colon/.test(path)),
    )
    expect(empty).toEqual([])
    expect(plain(DICTIONARIES.zh).length).toBeGreaterThan(150)
  })

  test('are each in their own language', () => {
    // The name of the other language is written in that language; ours is the same in both.
    const foreign = (path: string): boolean => /^\.(?:name|otherLanguage)$/.test(path)
    const strayHan = plain(DICTIONARIES.en).filter(
      ([path, text]) => !foreign(path) && /\p{Script=Han}/u.test(text.replaceAll(/<span lang="zh">.*?<\/span>/g, '')),
    )
    const known = /<span lang="en">.*?<\/span>|<[^>]*>|Gazette|\/\S+|\.json|\.md|F4\[…\]|CSV|JSON|Atom|https?:\S+/g
    const strayLatin = plain(DICTIONARIES.zh).filter(([path, text]) => !foreign(path) && /[A-Za-z]{3,}/.test(text.replaceAll(known, '')))
    expect([strayHan, strayLatin]).toEqual([[], []])
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
