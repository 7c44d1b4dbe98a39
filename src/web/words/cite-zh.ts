import type { citeEn } from './cite-en.ts'

/** 引用格式页面的文字。 */
export const citeZh: typeof citeEn = {
  link: '引用',
  // Between Han and Latin letters stands a space.
  title: (what) => (/^[\p{Script=Latin}\d]/u.test(what) ? `引用 ${what}` : `引用${what}`),
  what: '每种格式都指向某一日的表述；无论法律如何变化，该表述始终保留在其链接处。',
  quote: '要引用的文字',
  quoteHint: '请从正文中复制。链接将指向这些文字，支持的浏览器会标出它们。',
  make: '生成引用',
  found: '正文中有这些文字。',
  notFound: '此文本中没有与之完全一致的文字。请检查用字或文本日期。',
  address: '链接',
  plain: '纯文本',
  file: '下载文件',
  number: (title, number) => `${title}（${number}）`,
  textOf: (kind, day) => (kind === 'as-made' ? `${day}制定时的文本` : `截至${day}的文本`),
  status: (status, day) => `${day}${status}`,
  presumed: (status, day) => `${day}推定${status}`,
  listed: (status, day, by) => `${day}列示为${status}（${by}）`,
  mayNot: (status, day) => `${day}${status}，可能尚未施行`,
  moreFlags: (count) => `另有标记（未经审核）${count} 项。`,
  accessed: (day) => `${day}查阅`,
  quoted: (quote) => `“${quote}”`,
  sentence: (parts) => `${parts.join('，')}。`,
  unknown: '要引用的链接没有对应的文本。请在参数 to 中给出文本或条文的路径。',
}
