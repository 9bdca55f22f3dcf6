import type { Page } from '@playwright/test'

/** Documents to acknowledge: written, read on a phone, followed on a desk, printed. */
export function notices(page: Page) {
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

  return {
    strip: () => page.getByRole('link', { name: /Ждут ознакомления/ }),
    async begin() {
      await page.goto('/notices')
      await page.getByRole('link', { name: 'Новый документ' }).click()
    },
    async write(title: string, text: string) {
      await page.getByLabel('Заголовок').fill(title)
      await page.getByLabel('Текст').fill(text)
    },
    async attach(name: string, bytes: string) {
      const file = { name, mimeType: 'text/plain', buffer: Buffer.from(bytes) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: 'Убрать файл' }).waitFor()
    },
    choose: (role: string) => press(role),
    async onlyIn(...organisations: string[]) {
      await page.getByText('Выбрать', { exact: true }).click()
      for (const name of organisations) {
        await page.getByLabel('Найти организацию').fill(name)
        await page.getByRole('checkbox', { name, exact: true }).check()
      }
    },
    counted: (words: string) => page.getByText(words),
    send: () => press(/^Отправить/),
    async openFromStrip(title: string) {
      await page.getByRole('link', { name: /Ждут ознакомления/ }).click()
      await page.getByRole('link', { name: title }).click()
    },
    acknowledge: () => press('Ознакомлен'),
    acknowledged: () => page.getByRole('status').filter({ hasText: 'Вы ознакомились' }),
    keptForLater: () => page.getByRole('status').filter({ hasText: 'Нет связи. Отметка сохранена' }),
    done: (words: string) => page.getByText(words, { exact: true }),
    remind: () => press('Напомнить тем, кто не ознакомился'),
    /** Rows of a long list are there while they are near the screen. */
    lookAtNames: () => page.getByLabel('Поиск по имени').scrollIntoViewIfNeeded(),
    find: (name: string) => page.getByLabel('Поиск по имени').fill(name),
    person: (name: string) =>
      page.getByRole('list', { name: 'Список ознакомления' }).getByRole('listitem').filter({ hasText: name }),
    async takePaper(reason: string) {
      await press('Лист ознакомления')
      await page.getByLabel('Зачем нужен список').fill(reason)
      await press('К печати')
      await page.getByRole('heading', { name: 'Лист ознакомления' }).waitFor()
    },
    async takeTable(reason: string) {
      const arriving = page.waitForEvent('download')
      await press('Таблица XLSX')
      await page.getByLabel('Зачем нужен список').fill(reason)
      await press('Скачать')
      return arriving
    },
  }
}
