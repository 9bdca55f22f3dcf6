import type { Page } from '@playwright/test'

/** The list of conversations. */
export function chats(page: Page) {
  const list = page.getByRole('region', { name: 'Чаты' })
  return {
    list,
    row: (title: string | RegExp) => list.locator('[data-conversation]').filter({ hasText: title }),
    search: () => list.getByRole('searchbox', { name: 'Поиск' }),
    open: (title: string | RegExp) => list.getByRole('link', { name: title }).first().click(),
    unread: (title: string) =>
      list
        .locator('[data-conversation]')
        .filter({ hasText: title })
        .getByLabel(/непрочитан/),
    hit: (text: string) =>
      list.getByRole('region', { name: 'Сообщения' }).locator('[data-walk]', { hasText: text }).getByRole('link'),
    offline: () => list.getByText('Нет связи.'),
  }
}
