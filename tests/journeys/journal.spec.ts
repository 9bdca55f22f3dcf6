import { personCard } from '#protocol/roster.ts'
import { joinClass } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('a head reads who did what, narrows it down to one person, and a pupil sees who looked', async ({
  device,
  school,
}) => {
  const pupil = await joinClass(school, 'pupils', 'Магомедова Фатима', {
    familyName: 'Магомедова',
    givenName: 'Фатима',
  })
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
  await rows.getByRole('button', { name: 'Магомедова Фатима' }).click()
  await expect(page).toHaveURL(/what=looks&about=/)
  await expect(rows).toHaveCount(1)
  await page.reload()
  await expect(rows).toHaveText(/Открыта карточка человека/)
  await page.getByRole('button', { name: /^О ком: Магомедова Фатима/ }).click()
  await expect(rows.filter({ hasText: 'Открыт журнал' })).toHaveCount(1)

  const phone = await device.open({ as: pupil, phone: true })
  await phone.page.goto('/me')
  await phone.page.getByRole('link', { name: 'Кто смотрел мои данные' }).tap()
  const looks = phone.page.getByRole('listitem').filter({ hasText: 'Открыта карточка человека' })
  await expect(looks).toContainText('Гаджиева Патимат Магомедовна')
  await expectNoSideScroll(phone.page, 'who looked')
  await expectAccessible(phone.page, 'who looked')
})
