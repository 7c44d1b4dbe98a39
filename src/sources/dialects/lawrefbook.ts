import { dayOf, parseDay, type Day } from '../../law/day.ts'
import { parseJurisdiction, type Jurisdiction } from '../../law/jurisdiction.ts'
import { CHINESE_NUMERALS, chineseNumber } from '../../law/numeral.ts'
import type { Problem } from '../../law/problem.ts'
import type { Commencement } from '../../law/status.ts'
import { chineseCommencement } from '../commencement.ts'
import { digestOf, type DecodedFile } from '../read.ts'
import { splitName, type Dialect } from '../record.ts'
import { headingsOf } from '../scan/headings.ts'
import { tidyTitle } from '../values.ts'

/** Folders of local law below DLC and their jurisdictions; every other folder is national. */
const LOCAL: readonly (readonly [string, string])[] = [
  ['上海', 'cn-sh'],
  ['北京', 'cn-bj'],
  ['山东', 'cn-sd'],
  ['广东', 'cn-gd'],
  ['河南', 'cn-ha'],
  ['浙江', 'cn-zj'],
  ['重庆', 'cn-cq'],
]

/** Folders that say what rank their texts have. */
const RANKS: readonly (readonly [string, string])[] = [
  ['地方法规', 'local-regulation'],
  ['宪法/', 'constitution'],
  ['行政法规', 'administrative-regulation'],
  ['司法解释', 'judicial-interpretation'],
  ['部门规章', 'departmental-rule'],
  ['其他', 'other'],
]

const jurisdictionOf = (path: string): Jurisdiction => {
  const local = LOCAL.find(([name]) => path.includes(`${name}地方法规/`))?.[1] ?? 'cn'
  return parseJurisdiction(local) as Jurisdiction
}

const rankOf = (path: string): string => RANKS.find(([folder]) => path.includes(folder))?.[1] ?? 'law'

interface HistoryLine {
  readonly text: string
  readonly days: readonly Day[]
}

const dayIn = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g

const daysIn = (text: string): Day[] =>
  [...text.normalize('NFKC').matchAll(dayIn)]
    .map((match) => dayOf(Number(match[1]), Number(match[2]), Number(match[3])))
    .filter((found) => found !== undefined)

/** The body whose act made the text, from the line of the history that says so. */
function issuerOf(lines: readonly HistoryLine[]): string | null {
  for (const { text } of lines) {
    const national = /第[^届]{1,6}届(全国人民代表大会(?:常务委员会)?)/.exec(text)
    if (national?.[1]) return national[1]
    const local = /日\s*(?:经)?([\p{Script=Han}]{2,14}?)(?:第[^届]{1,6}届)?(人民代表大会(?:常务委员会)?)/u.exec(text)
    if (local) return `${local[1]}${local[2]}`
    const other =
      /(最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|国务院|[\p{Script=Han}]{2,12}(?:部|委员会|总局|管理局|署|厅))(?=审判委员会|检察委员会|公告|令|第|发布|公布|批准|通过|常务会议|部务会议|办公会议)/u.exec(
        text.replace(/^.*?日\s*/, '').replace(/^中华人民共和国/, ''),
      )
    if (other?.[1]) return other[1]
  }
  return null
}

/** Order and document numbers in the history, oldest first: `国务院令第492号`, `法释〔2020〕17号`. */
function documentNumbersOf(lines: readonly HistoryLine[]): string[] {
  const numbers: string[] = []
  // A decision that amends many texts at once, named in 《》, is not a name of each of them.
  for (const { text } of lines.filter((line) => !/《.*决定》/.test(line.text))) {
    const order = /(?:中华人民共和国)?([\p{Script=Han}、]{2,20}令)\s*(?:〔\d{4}〕)?第?\s*([\d〇零一二三四五六七八九十百千]+)\s*号/u.exec(
      text.replace(/^.*?日\s*/, ''),
    )
    const numbered = order ? null : /((?:(?![以由])\p{Script=Han}){1,8}[〔[（(]\d{4}[〕\]）)]\s*(?:第)?\d+号)/u.exec(text)
    if (order) numbers.push(`${(order[1] ?? '').replace(/^.*中华人民共和国/, '')}第${order[2]}号`)
    else if (numbered?.[1]) numbers.push(numbered[1])
  }
  return [...new Set(numbers)]
}

const firstArticle = new RegExp(`^第([${CHINESE_NUMERALS}]+)条\\s`, 'm')
const INFO_END = /<!--\s*INFO END\s*-->/

/** LawRefBook: no front matter; a title, lines of dated history up to `<!-- INFO END -->`, then the text. */
export const lawrefbook: Dialect = {
  name: 'lawrefbook',
  read(file: DecodedFile) {
    if (/^---[^-]/.test(file.text) || !/^\s*#/.test(file.text)) return undefined
    const end = INFO_END.exec(file.text.slice(0, 100_000))
    if (!end) return undefined
    const bodyStart = end.index + end[0].length
    const titles = headingsOf(file.text.slice(0, end.index), 0).filter((heading) => heading.depth === 1)
    const title = tidyTitle(titles[0]?.text ?? '')
    if (title === '')
      return {
        record: null,
        problems: [
          {
            path: file.path,
            line: 1,
            code: 'missing-title',
            message: 'The file has no title.',
            mend: 'Begin it with a line # and its title.',
          },
        ],
      }

    const problems: Problem[] = []
    const lines: HistoryLine[] = file.text
      .slice(0, end.index)
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ text, days: daysIn(text) }))
    const dated = lines.filter((line) => line.days.length > 0)
    const isCommencement = (line: HistoryLine): boolean =>
      /(?:施行|实施|生效)$/.test(line.text) && !/(?:公布|发布|通过|批准)/.test(line.text)
    const acts = dated.filter((line) => !isCommencement(line))
    const history = [...new Set(dated.flatMap((line) => line.days))].toSorted()

    const fileName = (file.path.split('/').at(-1) ?? file.path).replace(/\.md$/i, '').normalize('NFC')
    const split = splitName(fileName)
    const namedOn = split.on === null ? null : (parseDay(split.on) ?? null)
    const on = history.at(-1) ?? namedOn
    if (on === null)
      problems.push({
        path: file.path,
        line: 1,
        code: 'undated',
        message: 'Nothing dates this text: no history line and no date in its name.',
        mend: 'Add a line with the day on which it was made below the title.',
      })

    const amended = acts.filter((line) => /修正|修订|修改/.test(line.text))
    const madeOn = acts[0]?.days[0] ?? (dated.length === 0 && amended.length === 0 ? namedOn : null)
    const published = acts.find((line) => /公布|发布|公告/.test(line.text) && !/修正|修订|修改/.test(line.text))
    const publishedOn = published?.days.at(-1) ?? madeOn
    const stated = dated.filter(isCommencement).at(-1)
    const lastAct =
      acts
        .flatMap((line) => line.days)
        .toSorted()
        .at(-1) ?? on
    const own = chineseCommencement(file.text.slice(bodyStart), lastAct)
    const commencesOn = stated?.days.at(-1) ?? own?.on ?? null
    const commencements: Commencement[] = []
    const ofFirstText = amended.length === 0
    if (stated?.days[0]) commencements.push({ on: stated.days.at(-1) ?? null, basis: 'declared', quote: stated.text, ofFirstText })
    if (own) commencements.push({ ...own, basis: 'own-text', ofFirstText })
    const numbers = documentNumbersOf(acts)
    const articleMatch = firstArticle.exec(file.text.slice(bodyStart))
    return {
      record: {
        path: file.path,
        dialect: 'lawrefbook',
        collection: file.collection,
        jurisdiction: jurisdictionOf(file.path),
        name: fileName,
        baseName: split.base,
        namedOn,
        language: 'zh',
        title,
        titles: {},
        partTitle: titles[1] ? tidyTitle(titles[1].text) : null,
        firstArticle: articleMatch ? (chineseNumber(articleMatch[1] ?? '') ?? null) : null,
        rank: rankOf(file.path),
        issuer: issuerOf(acts),
        documentNumber: numbers[0] ?? null,
        furtherNumbers: numbers.slice(1),
        madeOn,
        publishedOn,
        commencesOn,
        expiresOn: null,
        on,
        kind: amended.length > 0 ? 'consolidated' : 'as-made',
        history,
        source: null,
        subjects: [],
        // The file of a part is named for the part.
        aliases: split.base === title || titles.length > 1 ? [] : [split.base],
        declared: [],
        commencements,
        cessations: [],
        listing: null,
        metadata: { history: lines.map((line) => line.text) },
        bodyStart,
        bodyDigest: digestOf(file.text.slice(bodyStart)),
      },
      problems,
    }
  },
}
