import { expect, type Locator, type Page } from '@playwright/test'

/** One conversation: its lines and the field. */
export function conversation(page: Page) {
  const log = page.getByRole('log')
  const field = page.getByRole('main').getByRole('textbox', { name: /^Сообщение в/ })
  // By its own words: an answer holds those of the quoted message too.
  const message = (text: string | RegExp) =>
    log.getByRole('article').filter({ has: page.locator('[id^="text-"]', { hasText: text }) })

  async function openMenu(of: Locator) {
    await of.click({ button: 'right' })
    return page.getByRole('dialog', { name: 'Действия с сообщением' })
  }

  return {
    log,
    field,
    message,
    tick: (text: string | RegExp, state: 'Ждёт отправки' | 'Отправлено' | 'Прочитано') =>
      message(text).getByRole('img', { name: state }).first(),
    reaction: (text: string, emoji: string) => message(text).getByRole('button', { name: new RegExp(`^${emoji}`) }),
    openMenu,
    toEnd: () => page.getByRole('button', { name: /^К последним сообщениям/ }),
    attach: (files: { name: string; mimeType: string; buffer: Buffer }[]) =>
      page.locator('input[type=file]').setInputFiles(files),
    /** With a keyboard. */
    async send(text: string) {
      await field.fill(text)
      await field.press('Enter')
      await expect(message(text)).toBeVisible()
    },
    /** With a finger. */
    async tapSend(text: string) {
      await field.fill(text)
      await page.getByRole('button', { name: 'Отправить', exact: true }).tap()
      await expect(message(text)).toBeVisible()
    },
    async act(text: string, action: string) {
      const menu = await openMenu(message(text))
      await menu.getByRole('menuitem', { name: action }).click()
    },
    async react(text: string, emoji: string) {
      const menu = await openMenu(message(text))
      await menu.getByRole('button', { name: emoji }).click()
    },
  }
}
