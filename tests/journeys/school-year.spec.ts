import { AxeBuilder } from '@axe-core/playwright'
import { listConversations } from '#protocol/conversations.ts'
import { joinClass, type Person, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const joinFatima = (school: School) =>
  joinClass(school, 'pupils', 'Магомедова Фатима', { familyName: 'Магомедова', givenName: 'Фатима' })

/** Class chats of somebody: «5А» is written to, «(5А)» only read. */
async function chatsOf({ api }: Person): Promise<string[]> {
  const { conversations } = await api.call(listConversations, {})
  const ofClasses = conversations.filter(({ kind }) => kind === 'class_pupils')
  return ofClasses.map(({ title, archived }) => (archived ? `(${title})` : title)).sort()
}

test('a head begins the new school year with one child staying down, and goes back to the last one', async ({
  device,
  school,
}) => {
  const pupil = await joinFatima(school)
  const { page } = await device.open({ as: school.head })
  await page.goto(`/organisations/${school.id}/classes`)
  await page.getByRole('link', { name: 'Новый учебный год' }).click()
  const lines = page.getByRole('list', { name: 'Классы и что с ними станет' }).getByRole('listitem')
  await expect(lines.filter({ hasText: '5А' })).toContainText('6А')
  await expectAccessible(page, 'the plan of a school year')

  await page.getByRole('button', { name: 'Изменить: 5А' }).click()
  await page.getByRole('combobox', { name: 'Куда идёт Алиев Али' }).selectOption({ label: 'остаётся в 5А' })
  expect((await new AxeBuilder({ page }).analyze()).violations, 'what becomes of a class').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(lines.filter({ hasText: 'отдельно: 1' })).toHaveCount(1)

  await page.getByLabel('Первый день новых классов').fill(new Date().toISOString().slice(0, 10))
  await page.getByLabel('Новые классы').fill('1-а, 1 "Б"')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByLabel('Новые классы')).toHaveValue('1А, 1Б')
  await expect(page.getByText('перейдут: 2')).toBeVisible()

  await page.getByRole('button', { name: 'Начать новый учебный год' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Начать новый учебный год' }).click()
  await expect(page.getByRole('heading', { name: /учебный год начат/ })).toBeVisible()
  await expect(page.getByText('Чаты обновлены')).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => chatsOf(pupil)).toEqual(['(5А)', '6А'])
  await expect.poll(() => chatsOf(school.teacher)).toEqual(['(5А)', '6А'])
  await expectAccessible(page, 'a school year that has begun')

  await page.getByRole('button', { name: 'Вернуть прошлый год' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть прошлый год' }).click()
  await expect(lines.filter({ hasText: '5А' }).first()).toContainText('6А')
  await expect.poll(() => chatsOf(pupil), { timeout: 20_000 }).toEqual(['5А'])
  await expect.poll(() => chatsOf(school.teacher)).toEqual(['5А'])
})

test('an office moves all its schools up and back, seen on a phone', async ({ device, school, town }) => {
  const pupil = await joinFatima(school)
  const { page } = await device.open({ as: town.office, phone: true })
  await page.goto(`/organisations/${town.officeId}/school-year`)
  await page.getByLabel('Первый день новых классов').fill(new Date().toISOString().slice(0, 10))
  await expectNoSideScroll(page, 'a school year for all')
  await expectAccessible(page, 'a school year for all')
  await page.getByRole('button', { name: 'Начать во всех' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Начать во всех' }).tap()
  await expect(page.getByRole('heading', { name: /Перевод закончен/ })).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => chatsOf(pupil), { timeout: 20_000 }).toEqual(['(5А)', '6А'])
  await expectAccessible(page, 'a run that is done')

  await page.getByRole('button', { name: 'Вернуть прошлый год во всех' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть прошлый год во всех' }).tap()
  await expect(page.getByRole('heading', { name: /Возврат закончен/ })).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => chatsOf(pupil), { timeout: 20_000 }).toEqual(['5А'])
})
