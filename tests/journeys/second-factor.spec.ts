import { Secret, TOTP } from 'otpauth'
import { signIn } from '#protocol/accounts.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { caller } from './support/api.ts'
import { password } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('a teacher whose role needs a second factor sets it up on the way in', async ({ device, school }) => {
  await school.head.api.call(updateOrganisation, { organisationId: school.id, secondFactorFor: ['teacher'] })
  const { page } = await device.open({ phone: true, expects: /status of 403/ })
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill(school.teacher.login)
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).tap()

  const key = await page.getByRole('textbox', { name: 'Ключ, если снять нечем' }).inputValue()
  await expectNoSideScroll(page, 'setting up a second factor')
  await expectAccessible(page, 'setting up a second factor')
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(/\s/g, '')) })
  await page.getByRole('textbox', { name: 'Код из приложения' }).fill(app.generate())
  await page.getByRole('button', { name: 'Войти' }).tap()
  const codes = page.getByRole('list', { name: 'Коды на случай потери телефона' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [paper = ''] = await codes.allInnerTexts()
  await page.getByRole('button', { name: 'Сохранено' }).tap()
  await expect(page.getByText('5А').first()).toBeVisible()

  const api = caller(school.address)
  const { login } = school.teacher
  expect(await api.refusal(signIn, { login, password })).toBe('second_factor_needed')
  await api.call(signIn, { login, password, code: paper })
})
