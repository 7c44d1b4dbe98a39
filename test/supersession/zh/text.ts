import type { Day } from '../../../src/law/day.ts'
import { parseJurisdiction, type Jurisdiction } from '../../../src/law/jurisdiction.ts'
import { scan } from '../../../src/sources/scan/provisions.ts'
import type { ReadableText } from '../../../src/supersession/relations/reading.ts'

/** A made-up text of a made-up place, made on 1 March 2020. */
export function chineseText(body: string, own: Partial<ReadableText> = {}): ReadableText {
  return {
    path: '甲市/甲市河道条例.md',
    jurisdiction: parseJurisdiction('cn-zz') as Jurisdiction,
    language: 'zh',
    title: '甲市河道条例',
    documentNumber: null,
    issuer: '甲市人民代表大会常务委员会',
    madeOn: '2020-03-01' as Day,
    publishedOn: '2020-03-05' as Day,
    on: '2020-03-01' as Day,
    commencesOn: '2020-05-01' as Day,
    commencementLeftOpen: false,
    text: body,
    provisions: scan(body, 0).provisions,
    ...own,
  }
}
