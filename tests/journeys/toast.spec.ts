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

test('what stands at the end of a page can be scrolled out from under a toast', async ({ device, school }) => {
  const { staffChat, teacher, head } = school
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Сбор в десять' })
  const { page } = await device.open({
    ...{ as: teacher, phone: true, context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  })
  await page.goto(`/c/${staffChat}`)
  await conversation(page).act('Сбор в десять', 'Скопировать ссылку')
  const toast = page.getByRole('region', { name: 'Уведомления' }).locator('> div')
  await toast.hover()
  await page.evaluate(`history.pushState(null, '', '/new/group'), dispatchEvent(new PopStateEvent('popstate'))`)

  const make = page.getByRole('button', { name: 'Создать группу' })
  await expect(make).toBeVisible()
  // Again while the page still comes to rest: its first field takes the focus, and scrolls to itself.
  const roomBetween = async () => {
    await page.evaluate(`document.querySelector('main [type=submit]').scrollIntoView({ block: 'center' })`)
    const [told, button] = [await toast.boundingBox(), await make.boundingBox()]
    return told!.y - button!.y - button!.height
  }
  await expect.poll(roomBetween).toBeGreaterThan(0)
})
