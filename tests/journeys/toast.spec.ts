import { sendMessage } from '#protocol/messages.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

test('a toast covers neither the field nor the button, however many lines one writes', async ({ device, school }) => {
  const { staffChat, teacher, head } = school
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Сбор в десять' })
  const { page } = await device.open({
    ...{ as: teacher, phone: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  })
  const talk = conversation(page)
  await page.goto(`/c/${staffChat}`)
  await talk.field.fill('Первая строка\nвторая\nтретья\nчетвёртая\nпятая')
  await talk.act('Сбор в десять', 'Скопировать ссылку')

  const toast = page.getByRole('region', { name: 'Уведомления' }).locator('> div')
  await expect(toast).toBeVisible()
  const [told, written] = [await toast.boundingBox(), await talk.field.boundingBox()]
  expect(told!.y + told!.height).toBeLessThan(written!.y)
})
