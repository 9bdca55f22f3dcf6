import { personCard } from '#protocol/roster.ts'
import { joinClass, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const joinFatima = (school: School) =>
  joinClass(school, 'pupils', 'Магомедова Фатима', { familyName: 'Магомедова', givenName: 'Фатима' })

test('a head reads who did what and narrows it down to one person', async ({ device, school }) => {
  const pupil = await joinFatima(school)
  await school.head.api.call(personCard, { personId: pupil.id })

  const { page } = await device.open({ as: school.head })
  await page.goto('/people')
  await page.getByRole('link', { name: 'Журнал' }).click()
  await expect(page.getByRole('heading', { name: 'Журнал' })).toBeVisible()
  const rows = page.getByRole('listitem')
  await expect(rows.filter({ hasText: 'Принята заявка ученика 5А' })).toContainText('Алиева Мадина Руслановна')
  await expect(rows.filter({ hasText: 'Открыта карточка человека' })).toContainText('Магомедова Фатима')
  await expectAccessible(page, 'the log')

  await page.getByRole('combobox', { name: 'Что' }).selectOption({ label: 'Просмотры' })
  await expect(rows.filter({ hasText: 'Принята заявка' })).toHaveCount(0)
  await rows.getByRole('button', { name: 'Магомедова Фатима' }).first().click()
  await expect(page).toHaveURL(/what=looks&about=/)
  await expect(rows.filter({ hasText: 'Открыт класс' })).toHaveCount(0)
  await page.reload()
  await expect(rows.filter({ hasText: 'Открыта карточка человека' })).toHaveCount(1)
  await page.getByRole('button', { name: /^О ком: Магомедова Фатима/ }).click()
  await expect(rows.filter({ hasText: 'Открыт класс' })).toHaveCount(1)
})

test('a pupil sees who of the administration looked', async ({ device, school }) => {
  const pupil = await joinFatima(school)
  await school.head.api.call(personCard, { personId: pupil.id })
  const phone = await device.open({ as: pupil, phone: true })
  await phone.page.goto('/me')
  await phone.page.getByRole('link', { name: 'Кто смотрел мои данные' }).tap()
  const looks = phone.page.getByRole('listitem').filter({ hasText: 'Открыта карточка человека' })
  await expect(looks).toContainText('Гаджиева Патимат Магомедовна')
  await expectNoSideScroll(phone.page, 'who looked')
  await expectAccessible(phone.page, 'who looked')
})
