import { createConversation } from '#protocol/conversations.ts'
import { door } from './pages/door.ts'
import { newId } from './support/api.ts'
import { password } from './support/school.ts'
import { expect, test } from './support/test.ts'

const conversations = 300
const tries = 3
/** What is promised for a quiet machine; the best of some tries is printed. */
const aimMs = 1000
/** Fails only where something is wrong by its kind: machines that do other things meanwhile are slower. */
const limitMs = 4000

test('from signing in to a list of 300 conversations', async ({ device, school }) => {
  test.setTimeout(180_000)
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
  const tookMs: number[] = []
  while (tookMs.length < tries && Math.min(...tookMs) > aimMs) {
    const { page, context } = await device.open()
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'Логин' }).fill(teacher.login)
    await page.getByRole('textbox', { name: 'Пароль' }).fill(password)
    const begun = performance.now()
    await door(page).enter()
    await page.locator('[data-conversation]').first().waitFor()
    tookMs.push(Math.round(performance.now() - begun))
    await context.close()
  }
  console.log(`signing in to a list of ${conversations} conversations: ${tookMs.join(', ')} ms, aim ${aimMs}`)
  expect(Math.min(...tookMs), `the best of ${tookMs.join(', ')} ms`).toBeLessThanOrEqual(limitMs)
})
