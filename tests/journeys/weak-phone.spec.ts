import type { Page } from '@playwright/test'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

/** A phone of six years ago: Chromium's own measure, a quarter of this machine's speed. */
const slowdown = 4
/** A village line. */
const line = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 25_000 }
const lines = 120

test('a weak phone on a bad line: the chat opens, who writes while reading far above sees it, and it arrives', async ({
  device,
  school,
}) => {
  test.setTimeout(120_000)
  const { staffChat, teacher, head } = school
  for (let n = 1; n <= lines; n++) {
    const text = `Строка ${n}${' и ещё немного слов'.repeat(n % 7)}`
    await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text })
  }
  const { page } = await device.open({ as: teacher, phone: true })
  await page.goto('/')
  await page.locator('[data-conversation]').first().waitFor()
  await weaken(page)

  const begun = performance.now()
  await page.goto(`/c/${staffChat}`)
  const talk = conversation(page)
  await expect(talk.message(/^Строка \d/).first()).toBeVisible({ timeout: 30_000 })
  const openedMs = performance.now() - begun
  await talk.field.fill('Приняла, буду в три')
  const sentAt = performance.now()
  await page.getByRole('button', { name: 'Отправить', exact: true }).tap()
  await talk.message('Приняла, буду в три').waitFor()
  const shownMs = performance.now() - sentAt
  await expect(talk.field).toHaveValue('')
  await expect(talk.tick('Приняла, буду в три', 'Отправлено')).toBeVisible({ timeout: 20_000 })
  console.log(`a weak phone: open after ${Math.round(openedMs)} ms, one's own message after ${Math.round(shownMs)} ms`)

  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Ждём' })
  await expect(talk.message('Ждём')).toBeVisible({ timeout: 20_000 })
  const { messages } = await head.api.call(messageHistory, { conversationId: staffChat, limit: 2 })
  expect(messages.map(({ text }) => text)).toEqual(['Приняла, буду в три', 'Ждём'])
})

async function weaken(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await browser.send('Network.enable')
  await browser.send('Network.emulateNetworkConditions', line)
}
