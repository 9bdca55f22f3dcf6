import type { Page } from '@playwright/test'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import type { School } from './support/school.ts'
import { expectAccessible } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const cutLine = /net::ERR_|WebSocket connection|Failed to load resource|Failed to fetch/

test('what was seen opens without a line, what is written goes out once when it is back', async ({
  device,
  school,
}) => {
  const { staffChat, teacher, head } = school
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Завтра субботник' })
  const { context, page } = await device.open({ as: teacher, phone: true, expects: cutLine })
  const talk = conversation(page)
  await page.goto(`/c/${staffChat}`)
  await expect(talk.message('Завтра субботник')).toBeVisible()
  await serviceWorkerReady(page)

  await context.setOffline(true)
  await page.goto('/')
  await expect(chats(page).offline()).toBeVisible()
  await chats(page).open('сотрудники')
  await expect(talk.message('Завтра субботник')).toBeVisible()
  for (const text of ['Первое', 'Второе', 'Третье']) {
    await talk.tapSend(text)
    await expect(talk.tick(text, 'Ждёт отправки')).toBeVisible()
  }
  await talk.field.fill('Недописанное')
  await expectAccessible(page, 'a conversation without a line')

  await page.reload()
  await expect(talk.tick('Третье', 'Ждёт отправки')).toBeVisible()
  await expect(talk.field).toHaveValue('Недописанное')

  await context.setOffline(false)
  await expect(talk.tick('Третье', 'Отправлено')).toBeVisible({ timeout: 20_000 })
  await expect(talk.field).toHaveValue('Недописанное')
  expect(await textsOf(school)).toEqual(['Завтра субботник', 'Первое', 'Второе', 'Третье'])
})

async function serviceWorkerReady(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  // The worker answers for this page only after it has taken it over, which a reload makes sure of.
  await page.reload()
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
}

async function textsOf({ staffChat, head }: School): Promise<string[]> {
  const { messages } = await head.api.call(messageHistory, { conversationId: staffChat })
  return messages.filter(({ system }) => system === null).map(({ text }) => text)
}
