import type { Page } from '@playwright/test'
import { createInvitations } from '#protocol/invitations.ts'
import { door } from './pages/door.ts'
import { people } from './pages/people.ts'
import { printedCode } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, testEquipped as test } from './support/test.ts'

const newPassword = 'жёлтый паровоз едет'
const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** What its pages for trying out ask for in vain. */
const ofProvider = /net::ERR_|status of 404/

/** What stands in the letter that came last, once it has come. */
async function letter(
  received: readonly { to: string[]; text: string }[],
  to: string,
  sought: RegExp,
): Promise<string> {
  await expect
    .poll(() => received.findLast((one) => one.to.includes(to) && sought.test(one.text)), { timeout: 20_000 })
    .toBeTruthy()
  return sought.exec(received.findLast((one) => one.to.includes(to) && sought.test(one.text))!.text)![0]
}

test('a teacher who forgot the password gets back in by a letter, and the other device is out', async ({
  device,
  school,
  equipped: { mail },
}) => {
  const { teacher } = school
  const address = `${teacher.login}@school.example`
  const desk = await device.open({ as: teacher, expects: /status of 401/ })
  await desk.page.goto('/me/ways')
  await field(desk.page, 'Адрес почты').fill(address)
  await press(desk.page, 'Прислать код')
  await field(desk.page, 'Код из письма').fill(await letter(mail.received, address, /\b\d{6}\b/))
  await expectAccessible(desk.page, 'the code from the letter')
  await press(desk.page, 'Подтвердить')
  await expect(desk.page.getByText(/^Пароль восстанавливается через/)).toBeVisible()

  const phone = await device.open({ phone: true })
  const { page } = phone
  await page.goto('/sign-in/restore')
  const form = page.getByRole('form', { name: 'По почте' })
  await form.getByRole('textbox', { name: 'Логин' }).fill(teacher.login)
  await expectAccessible(page, 'a link is asked for')
  await expectNoSideScroll(page, 'a link is asked for')
  await form.getByRole('button', { name: 'Прислать ссылку на почту' }).click()
  await expect(page.getByText(/письмо уже идёт/)).toBeVisible()
  const link = await letter(mail.received, address, /http\S+\/sign-in\/link#\S{22}/)
  await page.goto(link)
  await expect(page.getByText(`Для входа ${teacher.login}.`)).toBeVisible()
  await expectAccessible(page, 'a new password by a letter')
  await expectNoSideScroll(page, 'a new password by a letter')
  await field(page, 'Новый пароль').fill(newPassword)
  await page.getByRole('button', { name: /войти/i }).last().click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await expect(desk.page.getByText(/восстановили заново|Войти/).first()).toBeVisible()

  const late = await device.open({ phone: true, expects: /status of 4\d\d/ })
  await late.page.goto(link)
  await expect(late.page.getByRole('heading', { name: 'Ссылка не подходит' })).toBeVisible()
  await expectAccessible(late.page, 'a link that was used')
})

test('a newcomer joins through the provider of the district, without a password, and signs in with it afterwards', async ({
  device,
  school,
  equipped: { provider },
}) => {
  const { invitationIds } = await school.head.api.call(createInvitations, {
    ...{ organisationId: school.id, role: 'teacher', names: 'Районная Салимат Исаевна' },
  })
  const code = await printedCode(school.head, invitationIds[0]!)
  const phone = await device.open({ phone: true, expects: ofProvider })
  const { page } = phone
  const coming = door(page)
  await coming.enterCode(code)
  await coming.fillName({ familyName: 'Районная', givenName: 'Салимат', patronymic: 'Исаевна' })
  await coming.next()
  await page.getByRole('button', { name: 'Без пароля, через «Вход района»' }).click()
  await answer(page, provider.issuer, 'salimat')
  await expect(page.getByText('Входить будете через «Вход района»')).toBeVisible()
  await expectAccessible(page, 'joining through a provider')
  await expectNoSideScroll(page, 'joining through a provider')
  await press(page, 'Отправить заявку')
  await expect(coming.waiting()).toBeVisible()

  const desk = await device.open({ as: school.head })
  await desk.page.goto(`/organisations/${school.id}/requests`)
  await people(desk.page).letIn('Районная Салимат Исаевна')
  await expect(page.getByRole('navigation').first()).toBeVisible()

  const other = await device.open({ expects: ofProvider })
  await other.page.goto('/sign-in')
  await expectAccessible(other.page, 'signing in through a provider')
  await other.page.getByRole('button', { name: 'Войти через «Вход района»' }).click()
  await answer(other.page, provider.issuer, 'salimat')
  await expect(other.page.getByRole('navigation').first()).toBeVisible()
  await other.page.goto('/me/ways')
  await expect(other.page.getByText(/привязано/)).toBeVisible()
})

/** The pages of the provider: who, and yes. */
async function answer(page: Page, issuer: string, subject: string): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(issuer))
  await page.locator('input[name=login]').fill(subject)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').first().click()
  await page
    .locator('button[type=submit]')
    .filter({ hasText: /continue/i })
    .click()
}
