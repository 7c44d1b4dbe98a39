import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { build } from '../../src/compile/build.ts'
import type { Listening, OpenRegister } from '../../src/node.ts'
import { listen, openRegister } from '../../src/node.ts'
import { chromium } from '../chromium.ts'
import type { CollectionName } from '../collections.ts'
import { builtCollection, describeCollection } from '../collections.ts'

export const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en-IE' }
/** What a reader sees who enlarges a window of 1,280 pixels to 400 %, too (WCAG 2.2, 1.4.10). */
export const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 640 }, colorScheme: 'dark', locale: 'zh-CN' }

/** Opens a page of its own for a test, closed with it, and says where the register is served. */
export type Open = (options?: BrowserContextOptions) => Promise<{ readonly page: Page; readonly base: string }>

function inBrowser(title: string, built: () => Promise<{ register: string; done?: () => void }>, tests: (open: Open) => void): void {
  describe.skipIf(!chromium)(title, () => {
    let browser: Browser
    let open: OpenRegister
    let server: Listening
    let done: (() => void) | undefined
    // Building the register of a collection may take its time, as no single test may.
    beforeAll(async () => {
      const { register, ...rest } = await built()
      done = rest.done
      open = openRegister(register)
      server = await listen(open, '127.0.0.1', 0)
      browser = await playwright.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] })
    })
    afterAll(async () => {
      await browser.close()
      await server.close()
      open.close()
      done?.()
    })
    tests(async (options = WIDE) => {
      const context = await browser.newContext(options)
      onTestFinished(() => context.close())
      return { page: await context.newPage(), base: server.address }
    })
  })
}

/** Tests of the sample register in a browser. */
export const describeSample = (title: string, tests: (open: Open) => void): void => inBrowser(title, builtSample, tests)

/** Tests of a real collection in a browser; skipped where it is absent. */
export const describeServed = (name: CollectionName, title: string, tests: (open: Open) => void): void =>
  describeCollection(name, title, () => inBrowser('in a browser', () => builtCollection(name), tests))

async function builtSample(): Promise<{ register: string; done: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'))
  const register = join(folder, 'register.db')
  await build({ folders: [fileURLToPath(new URL('../../content', import.meta.url))], register, history: false })
  return { register, done: () => rmSync(folder, { recursive: true, force: true }) }
}
