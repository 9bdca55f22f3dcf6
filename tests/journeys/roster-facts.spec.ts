import type { Page } from '@playwright/test'
import { getClass } from '#protocol/classes.ts'
import { chats } from './pages/chats.ts'
import { conversation } from './pages/conversation.ts'
import { joinClass, joinStaff, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const mother = { familyName: 'Магомедова', givenName: 'Зарема', patronymic: 'Алиевна' }
const mothersName = 'Магомедова Зарема Алиевна'

/** «2026-12-11» */
const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const dialog = (page: Page) => page.getByRole('dialog').last()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pressIn = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click()

test('a head puts a teacher on leave and names an acting deputy for two weeks', async ({ device, school, town }) => {
  const other = await joinStaff(town, school.head, school.id, 'teacher', {
    ...{ familyName: 'Абдулмуслимова', givenName: 'Зайнаб-Ханум', patronymic: 'Абдулмуслимовна' },
  })
  const { page } = await device.open({ as: school.head })

  await page.goto(`/people/staff?person=${school.teacher.id}`)
  await press(page, 'Отправить в отпуск')
  await page.getByLabel('Последний день').fill(dayAhead(100))
  await page.getByRole('textbox', { name: 'Номер приказа' }).fill('12-к')
  await expectAccessible(page, 'a leave')
  await pressIn(page, 'Отправить в отпуск')
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await expect(row('Алиева Мадина')).toContainText('в отпуске до')
  await expect(page.getByText(/приказ 12-к/)).toBeVisible()

  await page.goto(`/people/staff?person=${other.id}`)
  await press(page, 'Дать роль')
  await page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Заместитель руководителя' })
  await page.getByRole('checkbox', { name: /Временно исполняет/ }).check({ force: true })
  await page.getByLabel('Последний день').fill(dayAhead(14))
  await pressIn(page, 'Дать роль')
  await expect(dialog(page)).toContainText('сможет управлять организацией')
  await pressIn(page, 'Дать роль')
  await expect(row('Абдулмуслимова')).toContainText('и. о. до')
  await expectAccessible(page, 'the staff with their days')

  const phone = await device.open({ as: other, phone: true })
  await phone.page.goto('/people/staff')
  await expect(phone.page.getByRole('link', { name: 'Настройки' })).toBeVisible()
  await expectNoSideScroll(phone.page, 'the staff')
})

test('a restricted guardian is gone from the chat of the class at once, and nobody reads why', async ({
  device,
  school,
}) => {
  const { guardiansChat, childId } = await familyOf(school)
  const [head, parent, colleague] = [
    await device.open({ as: school.head, phone: true }),
    await device.open({ as: await joinClass(school, 'guardians', 'Магомедова Фатима', mother), phone: true }),
    await device.open({ as: school.teacher }),
  ]
  await parent.page.goto('/')
  await expect(chats(parent.page).row('родители')).toBeVisible()
  await colleague.page.goto(`/c/${guardiansChat}`)

  await head.page.goto(`/people/families?person=${childId}`)
  await head.page.getByRole('button', { name: mothersName }).click()
  await expectAccessible(head.page, 'a guardian')
  await press(head.page, 'Ограничить')
  await expect(head.page.getByText(/сказано только, что участник вышел/)).toBeVisible()
  await head.page.getByRole('textbox', { name: 'Документ' }).fill('Решение суда № 2-114/2026')
  await expectAccessible(head.page, 'a restriction')
  await expectNoSideScroll(head.page, 'a restriction')
  await pressIn(head.page, 'Ограничить')
  await pressIn(head.page, 'Ограничить')
  await expect(dialog(head.page)).toContainText('Не видит ребёнка и ни в одном чате с ним')

  await expect(chats(parent.page).row('родители')).toHaveCount(0)
  const { log } = conversation(colleague.page)
  await expect(log.getByText(/Больше не\s+участвует Зарема Магомедова/)).toBeVisible()
  await expect(log).not.toContainText('Решение суда')
  await expect(log).not.toContainText(/огранич/i)

  await press(head.page, 'Снять ограничение')
  await dialog(head.page).getByRole('button', { name: 'Снять ограничение' }).click()
  await expect(dialog(head.page)).toContainText('Ничем не ограничен')
  await expect(chats(parent.page).row('родители')).toBeVisible()
})

test('a head asks who may write to whom and what a person sees', async ({ device, school }) => {
  const guardian = await joinClass(school, 'guardians', 'Магомедова Фатима', mother)
  const { page } = await device.open({ as: school.head, phone: true })
  await page.goto(`/organisations/${school.id}/settings`)
  await expect(page.getByRole('heading', { name: 'Ожидаемые числа' })).toBeVisible()
  await expectAccessible(page, 'settings')
  await expectNoSideScroll(page, 'settings')
  await page.getByRole('link', { name: 'Кто кому может написать' }).tap()
  const pick = async (which: string, name: string) => {
    await page.getByRole('button', { name: which }).tap()
    await page.getByRole('searchbox', { name: 'Поиск по имени' }).fill(name)
    await dialog(page).getByRole('button', { name }).tap()
  }
  await pick('Кто пишет: Выберите', 'Алиева Мадина')
  await pick('Кому: Выберите', 'Магомедова Зарема')
  await expect(page.getByText('Может написать', { exact: true })).toBeVisible()
  await expect(page.getByText('Правило «Родители и учителя их детей»')).toBeVisible()
  await expectAccessible(page, 'who may write to whom')
  await expectNoSideScroll(page, 'who may write to whom')

  await page.goto(`/organisations/${school.id}/rights/sees?person=${guardian.id}`)
  await expect(page.getByText('Другие родители и близкие ребёнка')).toBeVisible()
  await expect(page.getByText('По списку: роль или класс')).toBeVisible()
  await expectAccessible(page, 'what a person sees')
  await expectNoSideScroll(page, 'what a person sees')
})

async function familyOf({ head, classId }: School) {
  const { lines, conversationIds } = await head.api.call(getClass, { classId })
  const childId = lines.find(({ familyName }) => familyName === 'Магомедова')!.person.id
  return { childId, guardiansChat: conversationIds.guardians! }
}
