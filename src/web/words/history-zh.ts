import { html } from '../html.ts'
import type { historyEn } from './history-en.ts'

/** 同一文件各文本及其差异所用的文字。 */
export const historyZh: typeof historyEn = {
  link: '收录的全部文本及其改动',
  title: (title) => `${title}：本库收录的文本`,
  what: '每个文本只在其当日确知为法律原文。',
  noHistory: '只收录一个文本，无从比较。',
  asMade: '制定时的文本',
  consolidated: '含截至当日的修改',
  recorded: (day) => html`来源库于${day}收录`,
  changes: '与前一文本相比的改动',
  compare: '比较两个文本',
  from: '自',
  to: '至',
  show: '查看改动',
  difference: (title, from, to) => `${title}：${from}至${to}的改动`,
  texts: (from, to) => html`比较${from}与${to}的文本：先逐条，再逐字。标记、编者注和空格不计。`,
  same: '两个文本的文字相同。',
  oneText: '与两个日期最接近的是同一个文本，无从比较。',
  counts: (changed, added, removed) => `改动 ${changed} 条，新增 ${added} 条，删去 ${removed} 条。`,
  kinds: { changed: '改动', added: '新增', removed: '删去' },
  legend: html`<del>删除线</del>：仅见于较早文本。<ins>下划线</ins>：仅见于较晚文本。`,
  schedules: (count) => `较晚文本未含附表，较早文本附表中的 ${count} 条未作比较。`,
  gap: (count) => `……两者相同的 ${count} 字……`,
  whole: '阅读全文',
}
