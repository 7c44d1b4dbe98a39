/** Nouns with which texts of law and rules call themselves and others. */
const NOUNS =
  '法典|法律|法规|法令|法|条例|规定|办法|细则|决定|决议|解释|解答|批复|通知|通告|公告|意见|规则|规程|规范|规章|章程|标准|命令|令|指示|安排|方案|制度|政策|文件|准则|指南|纲要|条款|要求|通则|布告|纪要|函|答复|报告|目录|名录|清单|措施|计划|规划|预案|指引|导则|公约|规约|守则|暂行|试行|草案|补充'
export const NOUN = new RegExp(`(?:${NOUNS})$`)
/** The text itself: 本条例, 本办法, 本解释. */
export const SELF = `[本此](?:实施|暂行|管理|若干|补充|指导|试行|工作|行动|操作|技术|处罚|奖励){0,2}(?:${NOUNS})`

/** 原条例: an older text of the same name. */
export const OLD_SELF = new RegExp(`(?:^|[，；。：])(?:原|旧)(?:有的?|来的?)?(?:${NOUNS})$`)

/** What puts an end to a text. */
export const ENDING =
  '废止|失效|停止(?:执行|施行|实施|适用|使用)|不再(?:适用|执行|施行|实施|有效|使用)|作废|终止(?:执行|施行|实施|适用|使用)|撤销|取消'
/** Of these, what is said of rules in general, too; a licence is 撤销 or 停止使用. */
export const ENDING_OF_RULES = '废止|失效|停止(?:执行|施行|实施|适用)|不再(?:适用|执行|施行|实施|有效)|作废|终止(?:执行|施行|实施|适用)'
/** A cheap search for the same in a text as it stands; a hard line end may cut 废止. */
export const ENDINGS =
  /废\s{0,4}止|失\s{0,4}效|停止(?:执行|施行|实施|适用|使用)|不再(?:适用|执行|施行|实施|有效|使用)|作废|终止(?:执行|施行|实施|适用|使用)|撤销|取消/g

export const NUMERAL = '一二三四五六七八九十百千零〇○两0-9'
