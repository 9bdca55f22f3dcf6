import { createConversation } from '#protocol/conversations.ts'
import { door } from './pages/door.ts'
import { newId } from './support/api.ts'
import { password } from './support/school.ts'
import { expect, test } from './support/test.ts'

const conversations = 300
/** The aim is a second; a machine that does other things meanwhile is given more. */
const limitMs = 3000

test('from signing in to a list of 300 conversations', async ({ device, school }) => {
  const { head, teacher } = school
  for (let i = 0; i < conversations; i += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, k) =>
        head.api.call(createConversation, {
          ...{ id: newId(), kind: 'group', title: `Группа ${i + k}`, personIds: [teacher.id] },
        }),
      ),
    )
  }
  const { page } = await device.open()
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill(teacher.login)
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password)
  const begun = performance.now()
  await door(page).enter()
  await expect(page.locator('[data-conversation]').first()).toBeVisible()
  const tookMs = Math.round(performance.now() - begun)
  console.log(`signing in to a list of ${conversations} conversations: ${tookMs} ms`)
  expect(tookMs).toBeLessThanOrEqual(limitMs)
})
