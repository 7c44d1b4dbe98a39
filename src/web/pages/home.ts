import type { ShownFlag } from '../../register/findings.ts'
import type { ListedInstrument } from '../../register/register.ts'
import { flagAddress, flagsAddress, helpAddress, homeAddress, jurisdictionAddress, searchAddress, statisticsAddress } from '../addresses.ts'
import { yearsFigure } from '../figures/years.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { bySameWords, flagSays, targetTitle } from '../parts/flags.ts'
import { heldLanguages, instrumentList } from '../parts/instruments.ts'
import { layout } from '../parts/layout.ts'
import { searchBox } from '../parts/search-box.ts'
import { flagShape } from '../parts/shapes.ts'
import { patternsOf } from '../pictures/looks.ts'
import type { Ports } from '../ports.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'

/** Several of them may rest on the same words. */
const NEWEST_FLAGS = 20

/** Queries that this register can answer: a title, a number, and a provision. */
function examplesOf(view: View, instruments: readonly ListedInstrument[]): string[] {
  const titles = instruments.map((it) => view.title(it)).toSorted((a, b) => a.text.length - b.text.length)
  const number = instruments.find((it) => it.documentNumber !== null)?.documentNumber
  const [first, second] = titles
  // In the language of the title: this is how its readers would cite it.
  const provision = second && (second.language === 'zh' ? `《${second.text}》第一条` : `section 1 of the ${second.text}`)
  return [...new Set([first?.text, number, provision])].filter((text) => text != null)
}

/** The newest flags, those on whole texts where there are any, a line for each, and the way to all of them. */
const newestFlags = (view: View, flags: readonly ShownFlag[], total: number): Html =>
  html`<ul class="instruments flags">
      ${bySameWords(flags)
        .slice(0, 5)
        .map(([shown]) =>
          shown
            ? html`<li>
                <a href="${flagAddress(shown.flag.id)}" lang="${targetTitle(view, shown).language}">${targetTitle(view, shown).text}</a>
                <p class="facts">${flagShape} ${flagSays(view, shown, view.today)}</p>
              </li>`
            : '',
        )}
    </ul>
    <p><a href="${flagsAddress()}">${view.words.flags.home.all(view.formats.number(total))}</a></p>`

/** The home page: the box that takes anything, what is new, what ended, and where the law is from. */
export async function homePage({ register, findings, statistics }: Ports, view: View): Promise<Html> {
  const { words, formats, today } = view
  const [summary, published, ceased, counted, waiting, newest] = await Promise.all([
    register.summary(),
    register.recent('published', today, 6),
    register.recent('ceased', today, 6),
    statistics(today),
    findings.flags({}, today, { offset: 0, limit: NEWEST_FLAGS }),
    findings.flags({ extent: 'whole' }, today, { offset: 0, limit: NEWEST_FLAGS }),
  ])
  const picture = yearsFigure(view, counted)
  const flags = await findings.flagCounts(
    [...published, ...ceased].map(({ id }) => id),
    today,
  )
  const languages = await heldLanguages({ register }, view, [...published, ...ceased])
  const showJurisdiction = summary.jurisdictions.length > 1
  const list = (instruments: readonly ListedInstrument[]): Html =>
    instruments.length === 0
      ? html`<p>${words.homePage.nothing}</p>`
      : instrumentList(view, instruments, { showJurisdiction, fullDay: true, flags, languages })
  const rows = summary.jurisdictions.map(
    ({ jurisdiction, instruments }) =>
      html`<li>
        <a href="${jurisdictionAddress(jurisdiction)}">${view.jurisdiction(jurisdiction)}</a>
        <span class="of">${formats.number(instruments)}</span>
      </li>`,
  )
  const examples = examplesOf(view, [...published, ...ceased]).map(
    (text) => html`<li><a href="${searchAddress({ q: text })}" lang="${languageOf(text, view.ui)}">${text}</a></li>`,
  )
  return layout(view, {
    title: words.name,
    description: words.tagline,
    canonical: homeAddress,
    ownSearchBox: true,
    main: html`<h1>${words.tagline}</h1>
      ${searchBox(view, '', {}, true)}
      ${
        examples.length > 0
          ? html`<p class="quiet">${words.search.examples}</p>
              <ul class="ways examples">
                ${examples}
              </ul>`
          : ''
      }
      <p class="lead">${words.homePage.holds(formats.number(summary.instruments), formats.number(summary.provisions))}</p>
      <section>
        <h2>${words.homePage.jurisdictions}</h2>
        <ul class="ways">
          ${rows}
        </ul>
      </section>
      <div class="columns${ceased.length === 0 ? '' : ' halves'}">
        <section>
          <h2>${words.homePage.published}</h2>
          ${list(published)}
          ${published.some((it) => it.status.status === 'unknown') ? html`<p><a href="${helpAddress}#status">${words.homePage.whyUnknown}</a></p>` : ''}
        </section>
        ${
          ceased.length === 0
            ? ''
            : html`<section>
                <h2>${words.homePage.ceased}</h2>
                ${list(ceased)}
              </section>`
        }
      </div>
      <section>
        <h2>${words.flags.home.heading}</h2>
        <p class="quiet measure">${words.flags.what}</p>
        ${waiting.total === 0 ? html`<p>${words.flags.home.none}</p>` : newestFlags(view, newest.total > 0 ? newest.flags : waiting.flags, waiting.total)}
      </section>
      <section>
        <h2>${picture.heading}</h2>
        <p class="measure">${picture.says}</p>
        ${patternsOf(picture.looks)} ${picture.picture ?? ''}
        <p><a href="${statisticsAddress()}">${words.statistics.more}</a></p>
      </section>`,
  })
}
