import { expect, type Page } from '@playwright/test'

/** Where an organisation stands, what its numbers come from, and its snapshots. */
export function reports(page: Page) {
  return {
    async open() {
      await page.goto('/')
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Отчёты' }).click()
      await expect(page.getByRole('list').getByRole('article').first()).toBeVisible()
    },
    tile: (title: string) => page.getByRole('article').filter({ hasText: title }),
    row: (organisation: string) => page.getByRole('row').filter({ hasText: organisation }),
    view: (name: string) => page.getByRole('tab', { name }).click(),
    async takeSnapshot() {
      await page.getByRole('button', { name: 'Сделать промежуточный' }).click()
      await page.getByRole('button', { name: 'Сделать', exact: true }).click()
      await expect(page.getByText('Срез сделан')).toBeVisible()
    },
    async setGoal(title: string, percent: string, due: string) {
      await page.getByRole('button', { name: `Поставить цель: ${title}` }).click()
      await page.getByLabel('Сколько процентов').fill(percent)
      await page.getByLabel('Последний день').fill(due)
    },
    save: () => page.getByRole('button', { name: 'Сохранить' }).click(),
  }
}
