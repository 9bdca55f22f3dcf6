import { startDirect } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { conversation } from './pages/conversation.ts'
import { moderation } from './pages/moderation.ts'
import { newId } from './support/api.ts'
import { joinClass } from './support/school.ts'
import { expectAccessible } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('a report in two taps reaches the moderators, is answered, and both are told', async ({ device, school }) => {
  const rude = await joinClass(school, 'pupils', 'Алиев Али', { familyName: 'Алиев', givenName: 'Али' })
  const hurt = await joinClass(school, 'pupils', 'Магомедова Фатима', { familyName: 'Магомедова', givenName: 'Фатима' })
  const [at, text] = [school.pupilsChat, 'Фатима, ты дура']
  await rude.api.call(sendMessage, { id: newId(), conversationId: at, text })
  const hers = await device.open({ as: hurt, phone: true })
  const his = await device.open({ as: rude, phone: true })
  const head = await device.open({ as: school.head })
  await his.page.goto(`/c/${at}`)
  await expect(conversation(his.page).message(text)).toBeVisible()
  await hers.page.goto(`/c/${at}`)
  await conversation(hers.page).act(text, 'Пожаловаться')
  await expectAccessible(hers.page, 'why one reports')
  await hers.page.getByRole('button', { name: 'Оскорбление' }).tap()
  await expect(hers.page.getByText('Жалоба отправлена. Её прочтут в организации')).toBeVisible()

  const queue = moderation(head.page)
  await queue.open()
  await expectAccessible(head.page, 'reports')
  await queue.choose('Оскорбление')
  await expect(head.page.getByText(text)).toBeVisible()
  await expectAccessible(head.page, 'a report')
  await queue.answer('Удалить сообщение у всех')

  await expect(hers.page.getByText('Вашу жалобу рассмотрели и приняли меры')).toBeVisible()
  await expect(his.page.getByText('Модератор удалил ваше сообщение')).toBeVisible()
  await expect(conversation(hers.page).message(text)).toHaveCount(0)
})

test('who is blocked writes no more direct messages', async ({ device, school }) => {
  const { head, teacher } = school
  const { conversationId } = await teacher.api.call(startDirect, { personId: head.id })
  await head.api.call(sendMessage, { id: newId(), conversationId, text: 'Зайдите ко мне' })
  const blocked = await device.open({ as: head })
  await blocked.page.goto(`/c/${conversationId}`)
  await expect(conversation(blocked.page).field).toBeVisible()
  const { page } = await device.open({ as: teacher })
  await page.goto(`/c/${conversationId}/details`)
  await moderation(page).block()
  await expect(conversation(blocked.page).field).toHaveCount(0)
  await expect(blocked.page.getByText('Сейчас этому человеку нельзя написать')).toBeVisible()

  await page.goto('/me/blocked')
  await expect(page.getByText('Патимат Магомедовна')).toBeVisible()
  await page.getByRole('button', { name: 'Разблокировать' }).click()
  await expect(conversation(blocked.page).field).toBeVisible()
})
