import { listConversations } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

for (const [how, errorMs] of [
  ['a day ahead', dayMs],
  ['a day behind', -dayMs],
] as const) {
  test(`on a device whose clock is ${how} today is today, and silence lasts an hour`, async ({ device, school }) => {
    const { staffChat, teacher, head } = school
    await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Сдайте журналы' })
    const { page } = await device.open({ as: teacher })
    await page.clock.setSystemTime(Date.now() + errorMs)
    await page.goto(`/c/${staffChat}`)
    await expect(conversation(page).message('Сдайте журналы')).toBeVisible()
    await expect(page.getByText('Сегодня', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/^(Вчера|Завтра)$/)).toHaveCount(0)

    await conversation(page).send('Сдам сегодня')
    await expect(conversation(page).message('Сдам сегодня')).toBeVisible()

    await page.goto('/')
    await chats(page).row('сотрудники').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Без звука на час' }).click()
    await expect(chats(page).row('сотрудники').getByLabel('Без звука')).toBeVisible()
    const silenceMs = async () => {
      const { conversations } = await teacher.api.call(listConversations, {})
      return Date.parse(conversations.find(({ id }) => id === staffChat)?.mutedUntil ?? '') - Date.now()
    }
    await expect.poll(silenceMs).toBeGreaterThan(0.9 * hourMs)
    expect(await silenceMs()).toBeLessThan(1.1 * hourMs)
  })
}
