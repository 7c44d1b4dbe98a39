import { tokensText, type Phrase } from './phrase.ts'
import type { Verb } from './verbs.ts'

// A repeal may be for some cases alone: "are, as respects the estates of persons dying on or after the 1st day of June, 1959, repealed".

const LIMIT =
  /^[,\s]*(?:\(?(?:(?:in\s*so\s*far|insofar|so\s*far)\s+as|to the extent (?:that|to which|specified|mentioned|set|indicated|stated|shown|described)|as (?:respects|regards)|with respect to|in (?:relation to|respect of|the case of)|except|excepting|other than|save)\b(?!\s+(?:as|that)\s+(?:provided|aforesaid))(?:[^;.]|\.(?!\s))*)/i
const CASES =
  /^(?:\(\w+\)\s*)*((?:as (?:respects|regards)|in (?:relation to|respect of|the case of)) [^;]{5,300}?),(?= (?:the |each |so much of the )?(?:(?:sub)?sections?|paragraphs?|parts?|schedules?|enactments?|provisions?|\d+(?:st|nd|rd|th)|[A-Z])\b)/

/** What the words behind a verb, or within it, take away from the repeal: "in so far as it relates to …", "except section 5". */
export function limitOf(words: string): string {
  const match = LIMIT.exec(words)?.[0] ?? ''
  const cut = match.search(/,? and (?:in lieu|accordingly|the reference|any reference|references|it is)|, and /)
  const limit = (cut < 0 ? match : match.slice(0, cut)).replace(/^[,\s]+/, '').slice(0, 400)
  // "… to the extent indicated:" what follows indicates it.
  return /^to the extent \w+\W*$/.test(limit) ? '' : limit
}

/** The same of the words before it: "In the case of persons dying after the passing of this Act, each enactment …". */
export const limitBefore = (subject: string): string => CASES.exec(subject.charAt(0).toLowerCase() + subject.slice(1))?.[1] ?? ''

const SO_FAR =
  /^[,\s]*((?:in\s*so\s*far|insofar|so\s*far|to the extent)\b(?:(?! (?:is|are|shall be) (?:hereby )?repealed)[^;]){3,400}?)[,\s]*$/i
const LISTED = /^[,\s]*((?:which are )?(?:set (?:out|forth)|specified|mentioned|listed|described) in [^;]{3,200}?)[,\s]*$/i
const AS = /^[,\s]*(as (?!amended|inserted|substituted|extended|applied|adapted)[^;]{3,400}?)(?:,? (?:and|or|the))?[,\s]*$/i

/** The same of the words between an instrument and its verb: "so much of section 5 of the X Act as enacts that …", "section 11, insofar as it relates to …". */
export function limitBehind(behind: string, parts: string | null): string {
  const words = behind.replace(/^[,\s]*(?:\([^()]*\)[,\s]*)+/, '')
  const limit =
    (SO_FAR.exec(words) ??
      (/^(?:\w+ )?(?:provisions|enactments|portions)$/i.test(parts ?? '') ? LISTED.exec(words) : null) ??
      (/\bso much\b/i.test(parts ?? '') ? AS.exec(words) : null))?.[1] ?? ''
  return /unrepealed|\bnot (?:already|previously) repealed\b/i.test(limit) ? '' : limit
}

/** What may say when: a limit names days of its own cases, unless it goes on "as from". */
export function timesIn(tail: string): string {
  const limit = LIMIT.exec(tail)?.[0]
  if (limit === undefined || /^[,\s]*to the extent/i.test(limit)) return tail
  const from = tail.search(/\b(?:as (?:on and )?from|with effect)\b/)
  return from < 0 ? tail.slice(limit.length) : tail.slice(from)
}

/** The words within a verb: "shall, upon the dissolution of the Agency, be repealed". */
export function asideOf(phrase: Phrase, verb: Verb): string {
  const comma = phrase.list.slice(verb.first, verb.behind).findLastIndex(({ text }) => text === ',')
  return comma < 0 ? '' : tokensText(phrase, verb.first + 1, verb.first + comma).replace(/^[,\s]+/, '')
}
