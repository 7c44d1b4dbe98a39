import { Hono } from 'hono'
import type { Context } from 'hono'
import { generateCookie } from 'hono/cookie'
import { presentSearch } from '../search/present.ts'
import { LIST_ENDINGS, instrumentAddress, parseAddress, searchAddress, sitemapAddress, withParameter } from './addresses.ts'
import { assets } from './assets.ts'
import { createLine } from './line.ts'
import { withListsThatEnd } from './lists.ts'
import { aboutPage, helpPage } from './pages/about.ts'
import { jurisdictionCsv, searchCsv } from './feeds/lists.ts'
import { searchAtom } from './feeds/search.ts'
import { homePage } from './pages/home.ts'
import { jurisdictionPage } from './pages/jurisdiction.ts'
import { problemDetails, refusalOf, refusedPage } from './pages/refused.ts'
import { searchPage } from './pages/search.ts'
import type { Ports } from './ports.ts'
import { Refusal } from './refusal.ts'
import { revalidating } from './revalidation.ts'
import { security } from './security.ts'
import { withCountedSearches, withSteadyRegister } from './steady.ts'
import { answerCite } from './routes/cite.ts'
import { answerDifference, answerHistory } from './routes/compared.ts'
import { answerSitemap } from './routes/sitemap.ts'
import { answerFind } from './routes/find.ts'
import { answerFlag, answerFlags } from './routes/flags.ts'
import { answerMend } from './routes/mend.ts'
import { answerStatistics } from './routes/statistics.ts'
import { answerInstrument } from './routes/instrument.ts'
import type { Form } from './routes/negotiation.ts'
import { choiceOf } from './routes/negotiation.ts'
import { searchRequestOf } from './routes/search-request.ts'
import { knownJurisdiction, waysTo } from './routes/found.ts'
import { createTextCache } from './text/cache.ts'
import type { View } from './view.ts'
import { createView } from './view.ts'
import { parseUi } from './words/words.ts'

/** Rendered law kept in memory, in characters. */
const CACHE_SIZE = 16_000_000
const YEAR = 31_536_000
/** In UTF-16 code units: no name is longer. */
const LONGEST_TYPED = 300

interface Env {
  Bindings: { requestId: string }
  Variables: { view: View; form: Form }
}

/** The pages and data of a register, as a Hono application that runs wherever Hono does. */
export function createApp(given: Ports): Hono {
  const cache = createTextCache(CACHE_SIZE)
  const ports = withListsThatEnd(withCountedSearches(withSteadyRegister(given)))
  const { register } = ports
  const app = new Hono<Env>()

  app.use(security)
  app.use(async (c, next) => {
    await next()
    c.header('X-Request-Id', c.env.requestId)
  })
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    const choice = choiceOf(c.req.raw.headers)
    const ui = parseUi(url.searchParams.get('ui')) ?? choice.ui
    c.set('view', createView(url, ui, ports.now()))
    c.set('form', /\.(json|jsonld|md|txt|xml|csv|atom)$/.test(url.pathname) ? 'json' : choice.form)
    await next()
    if (!parseUi(url.searchParams.get('ui')) || c.var.form !== 'html' || (c.res.status >= 400 && c.res.status !== 410)) return
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
    const cookie = generateCookie('ui', ui, { path: '/', maxAge: YEAR, sameSite: 'Lax', httpOnly: true })
    // Whoever comes from elsewhere, as search engines that follow `hreflang` do, gets the page of that address.
    if (c.req.header('Sec-Fetch-Site') !== 'same-origin') return c.header('Set-Cookie', cookie)
    // A choice, made by following a link on a page: remembered, and gone from the address, which people pass on to others.
    c.res = undefined
    c.res = new Response(null, { status: 303, headers: { Location: withParameter(url, 'ui', null), 'Set-Cookie': cookie } })
  })

  const line = given.rest && createLine(given.rest)
  if (line) app.use(async (c, next) => line(c.req.raw, c.var.form === 'html', next))

  // One address for each page: what ends in a slash leads to what does not.
  app.get('/*', async (c, next) => {
    const { pathname, search } = c.var.view.url
    const bare = pathname.replace(/\/+$/, '').replace(/^\/+/, '/')
    return pathname.endsWith('/') && pathname !== '/' ? c.redirect((bare || '/') + search, 301) : next()
  })
  app.get('/', async (c) => c.html(await homePage(ports, c.var.view)))
  app.get('/search', async (c) => {
    const { form, view } = c.var
    return form === 'json'
      ? searchJson(c)
      : form === 'csv'
        ? table(c, 'search', await searchCsv(asking(c), view))
        : c.html(await searchPage(asking(c), view))
  })
  app.get('/search.json', (c) => searchJson(c))
  app.get('/search.atom', async (c) =>
    c.body(await searchAtom(asking(c), c.var.view), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' }),
  )
  app.get('/search.csv', async (c) => table(c, 'search', await searchCsv(asking(c), c.var.view)))
  app.get('/suggest.json', async (c) => {
    const typed = (c.var.view.url.searchParams.get('q') ?? '').slice(0, LONGEST_TYPED)
    const suggestions = await ports.suggest(typed)
    return c.json({ query: typed.toWellFormed(), suggestions: suggestions.map((it) => ({ ...it, address: instrumentAddress(it) })) })
  })
  app.get('/cite', (c) => answerCite(c, ports, c.var.view))
  app.get('/find', (c) => answerFind(c, ports, c.var.view))
  for (const form of LIST_ENDINGS) app.get(`/flags${form}`, (c) => answerFlags(c, ports, c.var.view, c.var.form))
  app.get('/flags/:flag', (c) => answerFlag(c, ports, c.var.view, c.req.param('flag'), c.var.form))
  for (const form of LIST_ENDINGS) app.get(`/mend${form}`, (c) => answerMend(c, ports, c.var.view, c.var.form))
  for (const form of ['', '.json', '.csv']) app.get(`/statistics${form}`, (c) => answerStatistics(c, ports, c.var.view, c.var.form))
  app.get('/about', async (c) => c.html(await aboutPage(ports, c.var.view)))
  app.get('/help', (c) => c.html(helpPage(c.var.view)))
  app.get('/healthz', async (c) => {
    const { instruments } = await register.summary()
    c.header('Cache-Control', 'no-store')
    return c.json({ status: 'ok', instruments, ...(ports.searchHealth && { search: ports.searchHealth() }) })
  })
  app.get('/metrics', async (c) => {
    if (!ports.metrics) throw await unknownAddress(c.var.view)
    const [version, { instruments }] = await Promise.all([register.version(), register.summary()])
    c.header('Cache-Control', 'no-store')
    return c.body(ports.metrics.text({ version, instruments }, ports.searchHealth?.()), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
  app.get('/sitemap.xml', (c) => answerSitemap(c, ports, c.var.view, null))
  app.get('/:part{sitemap-[1-9][0-9]{0,5}\\.xml}', (c) => answerSitemap(c, ports, c.var.view, Number(/\d+/.exec(c.req.param('part'))?.[0])))
  app.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: /search\nDisallow: /suggest.json\nDisallow: /find\nDisallow: /cite\nSitemap: ${c.var.view.url.origin}${sitemapAddress()}\n`,
    ),
  )
  app.get('/favicon.ico', (c) => c.body(assets.icon.body, 200, { 'Content-Type': assets.icon.type }))
  for (const { address, type, body } of Object.values(assets))
    app.get(address, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': `public, max-age=${YEAR}, immutable` }))

  app.get('*', async (c) => {
    const { view } = c.var
    const { pathname, search: query } = view.url
    const parsed = parseAddress(pathname + query)
    if (parsed.kind === 'impossible-day') throw new Refusal(400, (words) => words.errors.impossibleDay(parsed.text))
    if (parsed.kind === 'jurisdiction') {
      const { jurisdiction, form } = parsed
      await knownJurisdiction(ports, view, jurisdiction)
      return form === '.csv' || c.var.form === 'csv'
        ? table(c, jurisdiction, await jurisdictionCsv(ports, view, jurisdiction))
        : c.html(await jurisdictionPage(ports, view, jurisdiction))
    }
    if (parsed.kind === 'history') return answerHistory(c, ports, view, parsed.address)
    if (parsed.kind === 'difference') return answerDifference(c, ports, view, parsed.address, [parsed.from, parsed.to])
    if (parsed.kind === 'instrument') return answerInstrument(c, ports, view, cache, parsed.address, c.var.form)
    throw await unknownAddress(view)
  })
  app.all('*', () => {
    throw new Refusal(405, (words) => words.errors.method)
  })

  app.onError((error, c) => {
    // The middleware above may not have run to its end where a request is malformed.
    const view = c.var.view ?? createView(new URL(c.req.url), 'en', ports.now())
    const refusal = refusalOf(error, view)
    const { requestId } = c.env
    const { method, url: address } = c.req
    if (refusal.status >= 500 && refusal !== error) ports.onFault?.({ requestId, method, address, error })
    if (refusal.status === 503) c.header('Retry-After', '5')
    if (refusal.status === 405) c.header('Allow', 'GET, HEAD')
    if (c.var.form === 'html') return c.html(refusedPage(view, refusal, askedIn(view), requestId), refusal.status)
    return c.body(JSON.stringify(problemDetails(view, refusal, requestId)), refusal.status, { 'Content-Type': 'application/problem+json' })
  })

  /** A list for a spreadsheet. */
  const table = (c: Context<Env>, name: string, rows: string): Response =>
    c.body(rows, 200, {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    })

  /** The ports, for one request to search: its answer says which engine it is from, and is not kept where that may be another one next time. */
  function asking(c: Context<Env>): Ports {
    if (!ports.searchHealth) return ports
    return {
      ...ports,
      async search(request) {
        const response = await ports.search(request)
        c.header('X-Search-Engine', response.engine)
        c.header('Cache-Control', 'no-store')
        return response
      },
    }
  }

  async function searchJson(c: Context<Env>): Promise<Response> {
    const response = await asking(c).search(searchRequestOf(c.var.view, 20))
    const ids = response.results.map(({ id }) => id)
    const flags = await ports.findings.flagCounts(ids, response.request.asOf)
    return c.json(presentSearch(response, { instrument: instrumentAddress, search: searchAddress }, flags))
  }

  async function unknownAddress(view: View): Promise<Refusal> {
    const { near, exact } = await ports.resolver.resolve(askedIn(view))
    return new Refusal(404, (words) => words.errors.unknownAddress, [
      { name: 'near', heading: (words) => words.errors.near, ways: await waysTo(ports, view, [...exact, ...near].slice(0, 10)) },
    ])
  }

  const answer = revalidating(ports, async (request, requestId) => app.fetch(request, { requestId }))
  return new Hono().all('*', async ({ req: { raw, path } }) => {
    const started = ports.metrics?.elapsed() ?? 0
    const response = await answer(raw, requestIdOf(raw.headers))
    ports.metrics?.answered(path, response.status, ports.metrics.elapsed() - started)
    return response
  })
}

/** The id that a proxy gave the request, where it is one; else a new one. */
function requestIdOf(headers: Headers): string {
  const given = headers.get('X-Request-Id')
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : crypto.randomUUID()
}

/** What somebody may have looked for who came to an address that leads nowhere: its last part, as words. */
function askedIn({ url }: View): string {
  const asked = url.searchParams.get('ref') ?? url.searchParams.get('q') ?? url.pathname.split('/').findLast((part) => part !== '') ?? ''
  try {
    return decodeURIComponent(asked).slice(0, 200).toWellFormed()
  } catch {
    return ''
  }
}
