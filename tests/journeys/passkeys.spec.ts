import type { Page } from '@playwright/test'
import { sessionCookie } from '#server/platform/transport/request-origin.ts'
import { joinClass, password } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

/** A device that checks its holder and keeps passkeys, as a phone does. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  })
}

test('a teacher comes in with a passkey, without login and password, and opens her account on a shared tablet with it', async ({
  device,
  school,
}) => {
  const pupil = await joinClass(school, 'pupils', 'Магомедова Фатима', {
    familyName: 'Магомедова',
    givenName: 'Фатима',
  })
  // Browsers have passkeys for this machine under its name, not its number.
  const here = school.address.replace('127.0.0.1', 'localhost')
  const { page, context } = await device.open({ phone: true, expects: /status of 40[13]/, context: { baseURL: here } })
  const session = { name: sessionCookie, value: school.teacher.api.token, url: here, httpOnly: true }
  await context.addCookies([session])
  await withAuthenticator(page)

  await page.goto('/me')
  await page.getByRole('link', { name: 'Вход', exact: true }).tap()
  await page.getByRole('button', { name: 'Добавить ключ' }).tap()
  await page.getByRole('textbox', { name: 'Как назвать ключ' }).fill('Мой телефон')
  await page.getByRole('button', { name: 'Создать ключ' }).tap()
  await expect(page.getByText('Мой телефон')).toBeVisible()
  await expectNoSideScroll(page, 'passkeys')
  await expectAccessible(page, 'passkeys')

  await page.goto('/me')
  await page.getByRole('button', { name: 'Выйти' }).tap()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Выйти' }).tap()
  await page.getByRole('button', { name: 'Войти с ключом доступа' }).tap()
  await expect(page.getByText('5А').first()).toBeVisible()

  await page.goto('/sign-in?alongside')
  await page.getByRole('textbox', { name: 'Логин' }).fill(pupil.login)
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).tap()
  await expect(page.getByText('5А').first()).toBeVisible()
  await page.goto('/accounts')
  await page.getByRole('button', { name: /Алиева/ }).tap()
  await expectAccessible(page, 'switching with a passkey')
  await page.getByRole('button', { name: 'Подтвердить ключом доступа' }).tap()
  await expect(page).toHaveURL('/')

  await page.goto('/me/ways')
  await page.getByRole('button', { name: 'Что сделать с ключом: Мой телефон' }).tap()
  await page.getByRole('menuitem', { name: 'Убрать' }).tap()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Убрать' }).tap()
  await expect(page.getByText('Мой телефон')).toHaveCount(0)
})
