import { expect, type Page } from '@playwright/test'

/** The queue of reports and the answer to one. */
export function moderation(page: Page) {
  return {
    async open() {
      await page.goto('/reports')
      await page.getByRole('tab', { name: /^Ждут ответа/ }).waitFor()
    },
    /** On the details of a direct conversation. */
    async block() {
      const act = page.getByRole('button', { name: 'Заблокировать', exact: true })
      await act.click()
      await page.getByRole('alertdialog').or(page.getByRole('dialog')).locator(act).click()
    },
    choose: (reason: string) => page.getByRole('link', { name: reason }).click(),
    async answer(decision: string) {
      await page.getByRole('checkbox', { name: decision }).check()
      await page.getByRole('button', { name: 'Ответить на жалобу' }).click()
      await page.getByRole('button', { name: 'Ответить', exact: true }).click()
      await expect(page.getByText('Ответ дан, обе стороны о нём узнают')).toBeVisible()
    },
  }
}
