import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What a screen has to hold in light and in dark: no violation that axe finds. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const top = page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog'))
  await expect(top.first(), `${screen} is there`).toBeAttached()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(({ id, nodes }) => [
      id,
      ...nodes.map((node) => `${node.html}\n${node.failureSummary}`),
    ])
    expect(found, `${screen}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}

/** Nothing sticks out at the side. */
export async function expectNoSideScroll(page: Page, screen: string): Promise<void> {
  const of = (side: string) => page.evaluate<number>(`document.documentElement.${side}`)
  const room = await of('clientWidth')
  expect(await of('scrollWidth'), `${screen}: width of the page against ${room} px`).toBeLessThanOrEqual(room)
}
