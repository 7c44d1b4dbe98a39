import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { RegisterNumbers } from './about-en.ts'

export const aboutZh = (numbers: RegisterNumbers, statuses: Html): Html =>
  html` <p class="lead">Gazette 提供以 Markdown 文件保存的法律、法规和规范性文件，并说明每一件在任意一天的已知情况。</p>
    <h2>收录内容</h2>
    <p>
      共 ${numbers.instruments} 件、${numbers.expressions} 个版本，其最新版本共 ${numbers.provisions}
      条${numbers.collections === '' ? '' : html`，来自以下来源库：${numbers.collections}`}。读取时为作者记录了 ${numbers.problems} 个问题。
    </p>
    <h2>不作保证之处</h2>
    <p>
      本站并非官方版本。每个文本只确知为其自身日期的法律：页面会说明该日期，并说明未包含此后的修改。登记信息载有官方文本地址的，文本及其每一条的页面都有“官方文本”链接指向发布者；没有的，页面会注明。文本自称为摘要或译文的，其每一条的页面都会重复这句话。
    </p>
    <h2>效力的含义</h2>
    <p>
      效力是针对某一天的回答，并说明所依据的是什么：文本自身的登记信息、其自身条文、法域的规则（“推定”），或仅为来源库的列示。没有依据时，页面会直说不明。
    </p>
    ${statuses}
    <h2>标记的含义</h2>
    <p>
      某一文本写明废止另一文本，或其自定的有效期已满时，<a href="/flags">标记列表</a
      >会列出并附所据原文。标记只是阅读文本得出的提示，不改变效力状态；只有经人签署的决定才会改变。另行发布的生效命令和本库未收录的文本无法发现：留待此类命令的废止只作标记而不注日期，没有标记的文本也可能已经失效。
    </p>
    <h2>长久的地址</h2>
    <p>
      在此公布过的内容不会消失：已废止的文本仍在原地址，被移除的文本仍显示其最后内容。带日期的地址，例如
      <code>/ie/IE-1976-act-4@1976-03-02/sec_5</code>，始终指向该日的表述。
    </p>`

export const helpZh: Html = html` <h2>查找法律</h2>
  <p>
    搜索框可输入名称（“政府信息公开条例”）、文号（国发〔2016〕55号、<span lang="en">No. 4 of 1976</span
    >）、条文出处（“民法典第五条”）或任意字词。名称和文号直接指向文本，字词则查找含有它们的条文；加引号可查找完全一致的原文。
  </p>
  <p>今天施行的排在前面。要查找另一天的法律，请在结果旁选择日期。</p>
  <h2>阅读与引用</h2>
  <p>
    条文旁的 ¶ 或条号即其链接，点 ¶ 可复制。条文页面给出两个链接：一个随法律变化，一个永久保持此表述。款是其片段，例如
    <code>#para_2</code>。
  </p>
  <p>要查看另一天的文本，请在其页面选择日期，或写入地址：<code>/ie/IE-1976-act-4@2000-01-01</code>。</p>
  <p>
    同一地址对所有人都指向同一文本。收录多种语言的，显示该国主要语言的文本，其他语言的链接列在标题下方，地址以
    <code>?lang=</code> 加语言代码结尾。
  </p>
  <p>
    文本和条文页面的“引用”给出可复制的引用格式（纯文本及四种通用格式）；填入原文中的文字，链接便直接指向这些文字。文本的各个日期按比例画出，由此可查看收录的各个文本及其间的改动，例如
    <code>/ie/IE-1976-act-4/diff/1976-03-02..2026-02-03</code>。
  </p>
  <h2>哪些已过时</h2>
  <p>
    <a href="/flags">标记列表</a>先列出被施行中的法律依据最多的文本。对已不存在的法律的引用另列于<a href="/mend">待修正的引用</a
    >。文本引用了什么、被什么引用，列在其页面上，并在正文中加有链接。<a href="/statistics">统计图</a>展示整个登记库的状况。
  </p>
  <h2 id="status">为什么效力不明</h2>
  <p>
    许多文本把施行日期留待命令或事件确定，而该命令未收录于此；另一些文本的条文和登记信息都没有说明何时施行、是否仍在施行。页面会直说不明，而不作猜测。这些文本大多仍在施行，因此在搜索和列表中与施行中的文本排在一起。
  </p>
  <h2>供程序使用</h2>
  <p>
    在文本或条文的地址后加 <code>.json</code>、<code>.jsonld</code>（schema.org）、<code>.md</code>、<code>.txt</code> 或
    <code>.xml</code>（Akoma Ntoso），或在 <code>Accept</code> 请求头中写明格式。<code>/search.json?q=…</code>、<code>/search.csv?q=…</code>
    与搜索页结果相同，<code>/search.atom?q=…</code> 为其订阅源；<code>/ie.csv</code> 列出一个法域的文本。<code>/find?ref=…</code>
    指向文号或出处所指的文本。<code>/flags.json</code>、<code>/flags.csv</code>、<code>/flags.atom</code>
    给出待审核的标记，<code>/mend.json</code>、<code>/mend.csv</code>、<code>/mend.atom</code> 给出待修正的引用，<code
      >/statistics.json</code
    >
    给出统计图的数据；文本的历史和两个文本的改动也可在地址后加 <code>.json</code>。
  </p>`
