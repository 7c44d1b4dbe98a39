import type { Element, ElementContent, Root } from 'hast'
import { CHINESE_NUMERALS, chineseNumber } from '../../law/numeral.ts'

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

/** `5.—(1)`, `(2)`, `(a)`, `(ii)`, each perhaps within an editor's mark. */
const opening = /^(?:\s|\d{1,4}[A-Z]{0,2}\.|[—–-]|F\d{1,4}\[)*\((\d{1,3}[A-Z]{0,2}|[a-z]{1,2}|[ivx]{1,5})\)/
const chineseItem = /^\s*[（(]/
const isRoman = (mark: string, before: string | undefined): boolean => /^[ivx]+$/.test(mark) && !(mark === 'i' && before === 'h')

/**
 * Gives the paragraphs of one provision ids after the Akoma Ntoso naming convention, within the provision: `subsec_2`,
 * `subsec_2__para_a`; of a Chinese article its 款, `para_2`. Each is given once. The ids are for the page of that provision alone.
 */
export function nameParagraphs(tree: Root, eId: string): void {
  const paragraphs = tree.children.filter((node): node is Element => node.type === 'element' && node.tagName === 'p')
  const given = new Set<string>()
  const give = (paragraph: Element, id: string): void => {
    if (!given.has(id)) paragraph.properties['id'] = id
    given.add(id)
  }
  const chinese = eId.startsWith('art_') && paragraphs.some((paragraph) => /\p{Script=Han}/u.test(textOf(paragraph)))
  if (chinese) {
    const units = paragraphs.filter((paragraph) => !chineseItem.test(textOf(paragraph)))
    for (const [index, paragraph] of units.entries()) give(paragraph, `para_${index + 1}`)
    return
  }
  let subsection = ''
  let letter: string | undefined
  for (const paragraph of paragraphs) {
    const mark = opening.exec(textOf(paragraph))?.[1]
    if (mark === undefined) continue
    if (/^\d/.test(mark)) {
      subsection = `subsec_${mark}`
      letter = undefined
      give(paragraph, subsection)
    } else if (!isRoman(mark, letter)) {
      letter = mark
      give(paragraph, [subsection, `para_${mark}`].filter(Boolean).join('__'))
    }
  }
}

const english = /\b(?:s|ss|sec|sect|section|sections)\.?\s*\d{1,4}[A-Z]{0,2}\s*\((\d{1,3}[A-Z]{0,2}|[a-z]{1,2})\)(?:\s*\(([a-z]{1,2})\))?/i
const chinesePart = new RegExp(`条\\s*第\\s*([${CHINESE_NUMERALS}]{1,5})\\s*款`)

/** The paragraph that a citation names below its section or article, as `nameParagraphs` names it: of `s. 6(1)(a)` that is `subsec_1__para_a`. */
export function paragraphCited(reference: string): string | null {
  const [, first, second] = english.exec(reference) ?? []
  if (first !== undefined) {
    const outer = /^\d/.test(first) ? `subsec_${first.toUpperCase()}` : `para_${first.toLowerCase()}`
    return second === undefined || !/^\d/.test(first) ? outer : `${outer}__para_${second.toLowerCase()}`
  }
  const [, part] = chinesePart.exec(reference) ?? []
  const number = part === undefined ? undefined : chineseNumber(part)
  return number === undefined ? null : `para_${number}`
}
