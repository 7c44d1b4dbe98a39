import { Hono } from 'hono'
import type { Context } from 'hono'
import { generateCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { presentSearch } from '../search/present.ts'
import { StoreError } from '../store/database.ts'
import { FLAG_FORMS, instrumentAddress, parseAddress, searchAddress, withParameter } from './addresses.ts'
import { assets } from './assets.ts'
import { aboutPage, helpPage } from './pages/about.ts'
import { jurisdictionCsv, searchCsv } from './feeds/lists.ts'
import { homePage } from './pages/home.ts'
import { jurisdictionPage } from './pages/jurisdiction.ts'
import { problemDetails, refusedPage } from './pages/refused.ts'
import { searchPage } from './pages/search.ts'
import type { Ports } from './ports.ts'
import { Refusal } from './refusal.ts'
import { revalidating } from './revalidation.ts'
import { withSteadyRegister } from './steady.ts'
import { answerCite } from './routes/cite.ts'
import { answerDifference, answerHistory } from './routes/compared.ts'
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

const security = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    // Suggestions while typing.
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'strict-origin-when-cross-origin',
  // Whoever ends TLS decides this for the whole host, which may not be ours alone.
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
})

interface Env {
  Variables: { view: View; form: Form }
}

/** The pages and data of a register, as a Hono application that runs wherever Hono does. */
export function createApp(given: Ports): Hono {
  const cache = createTextCache(CACHE_SIZE)
  const ports = withSteadyRegister(given)
  const { register } = ports
  const app = new Hono<Env>()

  app.use(security)
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    const choice = choiceOf(c.req.raw.headers)
    const ui = parseUi(url.searchParams.get('ui')) ?? choice.ui
    c.set('view', createView(url, ui, ports.now()))
    c.set('form', /\.(json|jsonld|md|txt|xml|csv|atom)$/.test(url.pathname) ? 'json' : choice.form)
    await next()
    // A choice, made by following a link on a page: remembered, and gone from the address, which people pass on to others.
    if (!parseUi(url.searchParams.get('ui')) || c.var.form !== 'html' || (c.res.status >= 400 && c.res.status !== 410)) return
    const cookie = generateCookie('ui', ui, { path: '/', maxAge: YEAR, sameSite: 'Lax', httpOnly: true })
    c.res = undefined
    c.res = new Response(null, { status: 303, headers: { Location: withParameter(url, 'ui', null), 'Set-Cookie': cookie } })
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
  app.get('/search.csv', async (c) => table(c, 'search', await searchCsv(asking(c), c.var.view)))
  app.get('/suggest.json', async (c) => {
    const typed = (c.var.view.url.searchParams.get('q') ?? '').slice(0, LONGEST_TYPED)
    const suggestions = await ports.suggest(typed)
    return c.json({ query: typed.toWellFormed(), suggestions: suggestions.map((it) => ({ ...it, address: instrumentAddress(it) })) })
  })
  app.get('/cite', (c) => answerCite(c, ports, c.var.view))
  app.get('/find', (c) => answerFind(c, ports, c.var.view))
  for (const form of FLAG_FORMS) app.get(`/flags${form}`, (c) => answerFlags(c, ports, c.var.view, c.var.form))
  app.get('/flags/:flag', (c) => answerFlag(c, ports, c.var.view, c.req.param('flag'), c.var.form))
  for (const form of FLAG_FORMS) app.get(`/mend${form}`, (c) => answerMend(c, ports, c.var.view, c.var.form))
  for (const form of ['', '.json', '.csv']) app.get(`/statistics${form}`, (c) => answerStatistics(c, ports, c.var.view, c.var.form))
  app.get('/about', async (c) => c.html(await aboutPage(ports, c.var.view)))
  app.get('/help', (c) => c.html(helpPage(c.var.view)))
  app.get('/healthz', async (c) => {
    const { instruments } = await register.summary()
    c.header('Cache-Control', 'no-store')
    return c.json({ status: 'ok', instruments, ...(ports.searchHealth && { search: ports.searchHealth() }) })
  })
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /search\nDisallow: /suggest.json\nDisallow: /find\nDisallow: /cite\n'))
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
    if (/^\/[^/]+\/$/.test(pathname) && parseAddress(pathname.slice(0, -1)).kind !== 'none')
      return c.redirect(pathname.slice(0, -1) + query, 301)
    throw await unknownAddress(view)
  })
  app.all('*', () => {
    throw new Refusal(405, (words) => words.errors.method)
  })

  app.onError((error, c) => {
    const refusal =
      error instanceof Refusal
        ? error
        : error instanceof StoreError
          ? new Refusal(503, (words) => words.errors.busy, [], error)
          : new Refusal(500, (words) => words.errors.fault, [], error)
    if (refusal.status === 503) c.header('Retry-After', '5')
    if (refusal.status === 405) c.header('Allow', 'GET, HEAD')
    // The middleware above may not have run to its end where a request is malformed.
    const view = c.var.view ?? createView(new URL(c.req.url), 'en', ports.now())
    if (c.var.form === 'html') return c.html(refusedPage(view, refusal, askedIn(view)), refusal.status)
    return c.body(JSON.stringify(problemDetails(view, refusal)), refusal.status, { 'Content-Type': 'application/problem+json' })
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

  const answer = revalidating(ports, async (request) => app.fetch(request))
  return new Hono().all('*', (c) => answer(c.req.raw))
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
