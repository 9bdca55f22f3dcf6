import type { Page } from '@playwright/test'

/** Consents of guardians: asked for by the head, given and withdrawn by a guardian, awaited by the child. */
export function consents(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const confirm = (name: string) =>
    page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name, exact: true }).click()

  return {
    async askFor() {
      await page.getByRole('switch', { name: /^Дети до 14 лет/ }).click()
      await confirm('Просить')
    },
    graceDays: () => page.getByText(/^Кто был внутри раньше/),
    waiting: () => page.getByRole('heading', { name: 'Ждём согласия родителей' }),
    waits: (name: string) => page.getByRole('listitem').filter({ hasText: name }),
    nobodyWaits: () => page.getByText('Согласия не ждёт никто'),
    readFromNotice: () => press('Прочитать'),
    agree: () => press('Согласен'),
    async withdraw() {
      await press('Отозвать согласие')
      await confirm('Отозвать согласие')
    },
  }
}
