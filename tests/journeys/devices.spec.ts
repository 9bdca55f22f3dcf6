import type { Page } from '@playwright/test'
import { blockAccount, signIn } from '#protocol/accounts.ts'
import { createConversation, removeParticipant } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { door } from './pages/door.ts'
import { me } from './pages/me.ts'
import { caller, newId } from './support/api.ts'
import { joinClass, password, type Person } from './support/school.ts'
import { expectAccessible } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('drafts and read marks follow from one tab and device to another', async ({ device, school }) => {
  const { staffChat, teacher, head } = school
  const first = await device.open({ as: teacher })
  const secondTab = await first.context.newPage()
  const other = await device.open({ as: await onAnotherDevice(school.address, teacher), phone: true })
  await first.page.goto(`/c/${staffChat}`)
  await expect(conversation(first.page).field).toBeVisible()
  await secondTab.goto(`/c/${staffChat}`)
  await other.page.goto('/')
  await expect(chats(other.page).row('сотрудники')).toBeVisible()

  await conversation(first.page).field.fill('Напишу потом')
  await expect(conversation(secondTab).field).toHaveValue('Напишу потом')
  await expect(chats(other.page).row('сотрудники')).toContainText('Черновик: Напишу потом')
  await conversation(first.page).field.fill('')

  await first.page.goto('/me')
  await secondTab.goto('/me')
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Сдайте журналы' })
  await expect(chats(other.page).row('сотрудники')).toContainText('1')
  await first.page.goto(`/c/${staffChat}`)
  await expect(conversation(first.page).message('Сдайте журналы')).toBeVisible()
  await expect(chats(other.page).unread('сотрудники')).toHaveCount(0)
})

test('signing out and closing a session from elsewhere wipe what the browser held', async ({ device, school }) => {
  const { teacher, staffChat } = school
  const here = await device.open({ as: teacher })
  const there = await device.open({ as: await onAnotherDevice(school.address, teacher), phone: true })
  for (const { page } of [here, there]) {
    await page.goto(`/c/${staffChat}`)
    await expect(conversation(page).field).toBeVisible()
  }
  expect(await databases(there.page)).not.toEqual([])

  await here.page.goto('/me/sessions')
  await expectAccessible(here.page, 'where one is signed in')
  await me(here.page).endOtherSession()
  await expect(there.page.getByText('Этот вход закрыли с другого устройства')).toBeVisible()
  await expect.poll(() => databases(there.page)).toEqual([])

  await here.page.goto('/me')
  await me(here.page).signOut()
  await expect(here.page.getByRole('heading', { name: 'Вход' })).toBeVisible()
  await expect.poll(() => databases(here.page)).toEqual([])
})

test('an account that waits on a shared device and is blocked there leaves nothing when the next page opens', async ({
  device,
  school,
}) => {
  const { teacher, head } = school
  const { page } = await device.open({ as: teacher })
  await page.goto('/')
  await expect(chats(page).row('сотрудники')).toBeVisible()
  const pupil = await joinClass(school, 'pupils', 'Магомедова Фатима', {
    familyName: 'Магомедова',
    givenName: 'Фатима',
  })
  await page.goto('/sign-in?alongside')
  await door(page).signIn(pupil.login, password)
  await expect(chats(page).list).toBeVisible()
  await expect.poll(async () => (await databases(page)).length).toBe(2)
  await head.api.call(blockAccount, { personId: teacher.id, reason: 'Телефон потерян' })
  await page.goto('/')
  await expect.poll(async () => (await databases(page)).length).toBe(1)
})

test('whoever signs in on a stranger’s computer leaves nothing there', async ({ device, school }) => {
  const { teacher, staffChat } = school
  const { page } = await device.open()
  await page.goto('/sign-in')
  await page.getByRole('checkbox', { name: 'Чужой компьютер' }).check()
  await door(page).signIn(teacher.login, password)
  await expect(chats(page).row('сотрудники')).toBeVisible()
  await page.goto(`/c/${staffChat}`)
  await conversation(page).send('С чужого компьютера')
  await page.getByRole('button', { name: 'Эмодзи' }).click()
  await page.getByRole('button', { name: '😀' }).first().click()
  expect(await databases(page)).toEqual([])
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual([])
})

test('whoever is removed from a group gets nothing more, on the open page too', async ({ device, school }) => {
  const { head, teacher } = school
  const id = newId()
  await head.api.call(createConversation, { id, kind: 'group', title: 'Выпускной', personIds: [teacher.id] })
  const { page } = await device.open({ as: teacher })
  await page.goto(`/c/${id}`)
  await head.api.call(sendMessage, { id: newId(), conversationId: id, text: 'Для всех' })
  await expect(conversation(page).message('Для всех')).toBeVisible()
  await head.api.call(removeParticipant, { conversationId: id, personId: teacher.id })
  await expect(page.getByRole('heading', { name: 'Этой беседы у вас нет' })).toBeVisible()
  await expect(chats(page).row('Выпускной')).toHaveCount(0)
  await head.api.call(sendMessage, { id: newId(), conversationId: id, text: 'Уже без вас' })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Этой беседы у вас нет' })).toBeVisible()
  await expect(page.getByText('Для всех')).toHaveCount(0)
})

/** The same person with a session of another browser. */
async function onAnotherDevice(address: string, person: Person): Promise<Person> {
  const api = caller(address)
  await api.call(signIn, { login: person.login, password })
  return { ...person, api }
}

function databases(page: Page): Promise<string[]> {
  return page.evaluate(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)
}
