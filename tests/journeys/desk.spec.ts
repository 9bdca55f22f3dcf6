import { createConversation } from '#protocol/conversations.ts'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { expect, test } from './support/test.ts'

test('a text over the limit, picked files and a change in progress survive another chat and a reload', async ({
  device,
  school,
}) => {
  const { teacher, staffChat } = school
  const other = newId()
  await teacher.api.call(createConversation, { id: other, kind: 'group', title: 'Выпускной', personIds: [] })
  const { page } = await device.open({ as: teacher })
  const { field, attach, send, act } = conversation(page)
  const long = 'Отчёт '.repeat(1500).trim()

  await page.goto(`/c/${staffChat}`)
  await field.fill(long)
  await expect(page.getByRole('alert').filter({ hasText: 'Лишних знаков' })).toBeVisible()
  await attach([{ name: 'план.txt', mimeType: 'text/plain', buffer: Buffer.from('план') }])
  const picked = page.getByRole('button', { name: 'Убрать «план.txt»' })
  await expect(picked).toBeVisible()

  await page.goto(`/c/${other}`)
  await send('Встреча в пять')
  await act('Встреча в пять', 'Изменить')
  await field.fill('Встреча в шесть')

  await page.goto(`/c/${staffChat}`)
  await expect(field).toHaveValue(long)
  await expect(picked).toBeVisible()
  await page.goto(`/c/${other}`)
  await expect(field).toHaveValue('Встреча в шесть')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(conversation(page).message('Встреча в шесть')).toBeVisible()
  await page.reload()
  await expect(field).toHaveValue('')
})
