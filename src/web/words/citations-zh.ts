import { html } from '../html.ts'
import type { citationsEn } from './citations-en.ts'

/** 文本互相引用时界面所用的文字。 */
export const citationsZh: typeof citationsEn = {
  title: '引用与被引用',
  titleOf: (title) => `${title}：引用与被引用`,
  cites: (count) => `引用了 ${count} 件文本`,
  citedBy: (count) => `被 ${count} 件文本引用`,
  all: (count) => `全部 ${count} 件`,
  names: (from, to) => html`${from} → ${to}`,
  more: (count) => `另有 ${count} 处`,
  relies: { cites: '以其为有效依据', citedBy: '以此文本为有效依据' },
  mentions: { cites: '仅提及', citedBy: '仅提及此文本' },
  note: '由阅读本库最新文本得出，未经审核。在定义、沿革或修改条款中提及另一文本，不算以其为依据。',
  relying: {
    heading: '哪些文本以其为依据',
    none: '就文字所见，本库没有施行中的文本以其为依据。',
    count: (instruments, provisions) => `施行中或没有资料说明已失效的文本中，有 ${instruments} 件、${provisions} 条以其为有效依据。`,
    countOfPart: (instruments) => `施行中或没有资料说明已失效的文本中，有 ${instruments} 件以此条为依据。`,
    all: '引用它的全部文本',
  },
  mend: {
    link: '待修正的引用',
    title: '引用已不存在的法律',
    what: '这些文本仍在施行，却把另一文本当作有效法律引用，而后者已被废止，或另有文本称其已被废止。下次修改时，可能需要更正这些引用。',
    note: '定义、沿革、保留条款以及对已废止文本的修改不在此列。以标记为前提的，标记被驳回时一并撤销。',
    count: (texts) => `${texts} 件文本待修正`,
    none: '本库没有文本引用已不存在的法律。',
    noneFiltered: '此法域没有文本引用已不存在的法律。',
    since: (day) => html`自${day}起不存在`,
    rests: (link) => html`以${link}为前提`,
    flag: '一项未经审核的标记',
    places: '所在条文',
    feed: '待修正的引用',
  },
}
