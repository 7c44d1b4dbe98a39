import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What is wrong with a page as it stands: the rules of axe, with that of WCAG 2.2 on the size of targets; and whether it has to be moved sideways. */
export async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`)
  const wider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  return wider ? [...found, 'wider than the screen'] : found
}
