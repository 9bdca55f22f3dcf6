import type { Page } from '@playwright/test'

/** One's own page. */
export function me(page: Page) {
  return {
    async endOtherSession() {
      await page.getByRole('button', { name: /^Закрыть вход:/ }).click()
    },
    async signOut() {
      await page.getByRole('button', { name: 'Выйти' }).click()
      await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Выйти' }).click()
    },
  }
}
