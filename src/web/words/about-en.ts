import type { Html } from '../html.ts'
import { html } from '../html.ts'

export interface RegisterNumbers {
  readonly instruments: string
  readonly expressions: string
  readonly provisions: string
  readonly problems: string
  readonly collections: string
}

export const aboutEn = (numbers: RegisterNumbers, statuses: Html): Html =>
  html` <p class="lead">
      Gazette serves laws, regulations and guidelines that are kept as Markdown files, and says of each what is known of it on any day.
    </p>
    <h2>What it holds</h2>
    <p>
      ${numbers.instruments} texts in ${numbers.expressions} versions, with ${numbers.provisions} provisions in their newest
      versions${numbers.collections === '' ? '' : html`, from these collections: ${numbers.collections}`}. While reading them,
      ${numbers.problems} problems were noted for their authors.
    </p>
    <h2>What it does not promise</h2>
    <p>
      This is not an official edition. A text here is known to be the law’s on its own day only: each page says which day that is, and that
      later changes are not in it. Every text, and every provision of it, has a link “Official text” to the publisher where its record gives
      one, and says where it gives none. A summary or translation that calls itself one is repeated as such with each of its provisions.
    </p>
    <h2>What a status means</h2>
    <p>
      A status is the answer for one day, and each says on what it rests: the record of the text itself, its own words, a rule of its
      jurisdiction (“presumed”), or only the list of the collection that it comes from. Where nothing tells, the page says that it does not
      know.
    </p>
    ${statuses}
    <h2>What a flag means</h2>
    <p>
      Where a text says that another is repealed, or gives itself a term that has run out, the <a href="/flags">list of flags</a> shows it
      with the words that say so. A flag is a proposal that was read out of the texts. It changes no status; only a decision that somebody
      signs does. Orders that bring a repeal into force are not seen, nor texts that are not held here: a repeal left to such an order is
      flagged without a day, and a text without a flag may be outdated all the same.
    </p>
    <h2>Addresses that last</h2>
    <p>
      Nothing that was published here disappears: a repealed text stays at its address, and a removed one answers with what it last held. An
      address with a day in it, such as <code>/ie/IE-1976-act-4@1976-03-02/sec_5</code>, always leads to the wording of that day.
    </p>`

export const helpEn: Html = html` <h2>Finding a law</h2>
  <p>
    The search box takes a name (“juries act 1976”), a number (“No. 4 of 1976”, <span lang="zh">国发〔2016〕55号</span>), a citation (“s 5
    juries act 1976”), or words. A name or number leads; words find provisions that hold them. Quotation marks find words exactly as they
    stand.
  </p>
  <p>What applies today stands first. To search the law of another day, choose the day beside the results.</p>
  <h2>Reading and citing</h2>
  <p>
    The mark ¶ beside a provision, or the number of an article, is its own address; choosing ¶ copies it. On the page of a provision two
    addresses are given: one that follows the law as it changes, and one that keeps this wording for good. A subsection is a fragment of
    either: <code>/ie/IE-1976-act-4/sec_5#subsec_2</code>.
  </p>
  <p>To see a text on another day, choose the day on its page, or write it into the address: <code>/ie/IE-1976-act-4@2000-01-01</code>.</p>
  <p>
    An address leads everybody to the same text. Where a text is held in several languages, it is shown in the main language of its country,
    and the others are linked below its title: their addresses end in <code>?lang=</code> and a language.
  </p>
  <p>
    “Cite” on the page of a text or provision gives citations to copy (plain text, Markdown, HTML, BibTeX, RIS); with words of the text in
    them, the link leads to those words. The dates of a text are drawn to scale, and lead to the texts that are held and to what changed
    between them: <code>/ie/IE-1976-act-4/diff/1976-03-02..2026-02-03</code>.
  </p>
  <h2>What is outdated</h2>
  <p>
    The <a href="/flags">list of flags</a> begins with what most law in force relies on. References to law that is gone stand apart, by the
    text that is <a href="/mend">to be mended</a>. What a text cites and what cites it is listed on its page, and linked in its words. The
    <a href="/statistics">pictures</a> show the state of the whole register.
  </p>
  <h2 id="status">Why a status is not known</h2>
  <p>
    Many texts leave the day on which they begin to apply to an order or an event, and the order is not held here. Of others neither their
    own words nor their record say when they began to apply, or whether they still do. Their pages say so rather than guess. In searches and
    lists they stand with the texts in force, since most of them are.
  </p>
  <h2>For programs</h2>
  <p>
    Add <code>.json</code>, <code>.jsonld</code> (schema.org), <code>.md</code>, <code>.txt</code> or <code>.xml</code> (Akoma Ntoso) to the
    address of a text or provision, or name the form in an <code>Accept</code> header. <code>/search.json?q=…</code> and
    <code>/search.csv?q=…</code> answer as the search page does, and <code>/search.atom?q=…</code> is a feed of it;
    <code>/ie.csv</code> lists a jurisdiction. <code>/find?ref=…</code> leads to what a number or citation names. <code>/flags.json</code>,
    <code>/flags.csv</code> and <code>/flags.atom</code> give the flags that are open, <code>/mend.json</code>, <code>/mend.csv</code> and
    <code>/mend.atom</code> the references to be mended, <code>/statistics.json</code> the numbers behind the pictures. The history of a
    text and a difference end in <code>.json</code>, too.
  </p>`
