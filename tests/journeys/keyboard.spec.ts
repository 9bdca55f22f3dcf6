import { sendMessage } from '#protocol/messages.ts'
import type { Page } from '@playwright/test'
import { conversation } from './pages/conversation.ts'
import { newId } from './support/api.ts'
import { password } from './support/school.ts'
import { expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('everything by keyboard: signing in, finding, writing, changing', async ({ device, school }) => {
  const { teacher, head, staffChat } = school
  await head.api.call(sendMessage, { id: newId(), conversationId: staffChat, text: 'Педсовет в пятницу' })
  const { page } = await device.open()
  const { keyboard } = page
  const talk = conversation(page)
  await page.goto('/sign-in')
  await tabTo(page, 'input[name=login]')
  await keyboard.type(teacher.login)
  await tabTo(page, 'input[name=password]')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Чаты' }).locator('[data-conversation]').first()).toBeVisible()

  // In the very moment in which the list appears the key may still be nobody's.
  await expect(async () => {
    await keyboard.press('Control+k')
    await expect(page.getByRole('searchbox', { name: 'Поиск' })).toBeFocused({ timeout: 500 })
  }).toPass()
  await keyboard.type('сотруд')
  await keyboard.press('Enter')
  await expect(talk.message('Педсовет в пятницу')).toBeVisible()
  await tabTo(page, 'textarea')
  await keyboard.type('Буду')
  await keyboard.press('Enter')
  // What is still on its way cannot be changed yet.
  await expect(
    talk
      .message('Буду')
      .getByLabel(/Отправлено|Прочитано/)
      .last(),
  ).toBeVisible()

  await keyboard.press('ArrowUp')
  await keyboard.type(' точно')
  await keyboard.press('Enter')
  await expect(talk.message('Буду точно')).toBeVisible()
})

test('nothing sticks out at 200 % and at 320 px', async ({ device, school }) => {
  const { page } = await device.open({ as: school.head })
  const screens = ['/', `/c/${school.staffChat}`, `/c/${school.staffChat}/details`, '/new', '/me', '/me/sessions']
  const ofPeople = ['/people', '/people/classes', `/people/classes/${school.classId}`, '/people/requests', '/reports']
  const ofReports = ['/stats', `/stats/${school.id}/indicator/staff_registered`, `/stats/${school.id}/snapshots`]
  for (const viewport of [
    { width: 720, height: 450 },
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize(viewport)
    for (const screen of [...screens, ...ofPeople, ...ofReports]) {
      await page.goto(screen)
      await expect(page.getByRole('heading').first()).toBeAttached()
      await page.waitForLoadState('networkidle')
      await expectNoSideScroll(page, `${screen} at ${viewport.width}`)
    }
  }
})

/** Presses Tab until the focus stands where it should, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).waitFor()
  for (let presses = 0; presses < 30; presses++) {
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus never comes to ${selector}`)
}
