import { countryOf, parseJurisdiction } from '../../law/jurisdiction.ts'
import type { Ui } from './words.ts'

type Pair = Readonly<Record<Ui, string>>
const pair = (en: string, zh: string): Pair => ({ en, zh })

/** ISO 3166-2:CN. */
const CHINESE_PROVINCES: Readonly<Record<string, Pair>> = {
  ah: pair('Anhui', '安徽'),
  bj: pair('Beijing', '北京'),
  cq: pair('Chongqing', '重庆'),
  fj: pair('Fujian', '福建'),
  gd: pair('Guangdong', '广东'),
  gs: pair('Gansu', '甘肃'),
  gx: pair('Guangxi', '广西'),
  gz: pair('Guizhou', '贵州'),
  ha: pair('Henan', '河南'),
  hb: pair('Hubei', '湖北'),
  he: pair('Hebei', '河北'),
  hi: pair('Hainan', '海南'),
  hl: pair('Heilongjiang', '黑龙江'),
  hn: pair('Hunan', '湖南'),
  jl: pair('Jilin', '吉林'),
  js: pair('Jiangsu', '江苏'),
  jx: pair('Jiangxi', '江西'),
  ln: pair('Liaoning', '辽宁'),
  nm: pair('Inner Mongolia', '内蒙古'),
  nx: pair('Ningxia', '宁夏'),
  qh: pair('Qinghai', '青海'),
  sc: pair('Sichuan', '四川'),
  sd: pair('Shandong', '山东'),
  sh: pair('Shanghai', '上海'),
  sn: pair('Shaanxi', '陕西'),
  sx: pair('Shanxi', '山西'),
  tj: pair('Tianjin', '天津'),
  xj: pair('Xinjiang', '新疆'),
  xz: pair('Tibet', '西藏'),
  yn: pair('Yunnan', '云南'),
  zj: pair('Zhejiang', '浙江'),
}

const RANKS: Readonly<Record<string, Pair>> = {
  act: pair('Act', '议会法律'),
  'administrative-regulation': pair('Administrative regulation', '行政法规'),
  constitution: pair('Constitution', '宪法'),
  decision: pair('Decision', '决定'),
  decree: pair('Decree', '法令'),
  'departmental-rule': pair('Departmental rule', '部门规章'),
  directive: pair('Directive', '指令'),
  'government-rule': pair('Local government rule', '地方政府规章'),
  guideline: pair('Guideline', '指导意见'),
  'judicial-interpretation': pair('Judicial interpretation', '司法解释'),
  law: pair('Law', '法律'),
  'local-regulation': pair('Local regulation', '地方性法规'),
  notice: pair('Notice', '通知'),
  order: pair('Order', '命令'),
  other: pair('Other', '其他'),
  regulation: pair('Regulation', '条例'),
  resolution: pair('Resolution', '决议'),
  'statutory-instrument': pair('Statutory instrument', '法定文书'),
}

const named = <T extends 'region' | 'language'>(type: T) => ({
  en: new Intl.DisplayNames('en', { type, fallback: 'code' }),
  zh: new Intl.DisplayNames('zh-Hans', { type, fallback: 'code' }),
})
const regions = named('region')
const languages = named('language')

const nameIn = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** "Ireland", "Shanghai", "Peru (lim)". */
export function jurisdictionLabel(code: string, ui: Ui): string {
  const jurisdiction = parseJurisdiction(code)
  if (!jurisdiction) return code
  const country = countryOf(jurisdiction)
  const part = code.slice(country.length + 1)
  const countryName = nameIn(regions[ui], country.toUpperCase())
  if (part === '') return countryName
  const province = country === 'cn' ? CHINESE_PROVINCES[part]?.[ui] : undefined
  return province ?? (ui === 'zh' ? `${countryName}（${part}）` : `${countryName} (${part})`)
}

/** The label of a rank; one that is not known is shown as it is written, without its hyphens. */
export function rankLabel(rank: string, ui: Ui): string {
  const known = RANKS[rank]?.[ui]
  if (known !== undefined) return known
  const plain = rank.replaceAll(/[-_]+/g, ' ').trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** What the speakers of a language call it: `中文`, `English`. */
export const ownName = (code: string): string => nameIn(new Intl.DisplayNames([code], { type: 'language' }), code)

export const languageLabel = (code: string, ui: Ui): string => nameIn(languages[ui], code)
