import { markRead } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

const lines = 300

test('a search hit far above opens in place, also on a slow line', async ({ device, school }) => {
  const { staffChat, teacher, head } = school
  for (let n = 1; n <= lines; n++) {
    const text = n === 60 ? 'Едем в ботанический сад на экскурсию' : `Строка ${n}${' и ещё немного слов'.repeat(n % 9)}`
    await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text })
  }
  await teacher.api.call(markRead, { conversationId: staffChat, seq: lines })
  const { page } = await device.open({ as: teacher })
  await page.route('**/api/messages.history', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.continue()
  })
  const talk = conversation(page)
  await page.goto(`/c/${staffChat}`)
  await expect(talk.message(`Строка ${lines - 1}`).first()).toBeVisible()
  await talk.log.hover()
  for (let round = 0; round < 6; round++) {
    await page.mouse.wheel(0, -1200)
    await page.waitForTimeout(200)
  }
  await chats(page).search().fill('экскурсии')
  await chats(page).hit('ботанический сад').click()
  await expect(talk.message('ботанический сад')).toBeInViewport()
  await page.waitForTimeout(1500)
  await expect(talk.message('ботанический сад')).toBeInViewport()
})
