import { libraryReaders } from '#protocol/library.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

test('a head adds an instruction with a picture, a teacher finds and reads it on a phone, the head sees who has', async ({
  device,
  school,
}) => {
  const { head, teacher, id: schoolId } = school
  const { page } = await device.open({ as: head })
  await page.goto('/library')
  await page.getByRole('link', { name: 'Добавить страницу' }).click()
  await page.getByLabel('Название').fill('Вебинар об отметках')
  await page.getByRole('textbox', { name: 'Текст' }).fill('Смотрим вместе\n')
  await page.reload()
  await expect(page.getByLabel('Название')).toHaveValue('Вебинар об отметках')
  await page.locator('input[type=file]').setInputFiles({ name: 'доска.png', mimeType: 'image/png', buffer: dot })
  await expect(page.getByRole('textbox', { name: 'Текст' })).toHaveValue(/!\[доска.png\]\(file:/)
  await expectAccessible(page, 'a page being written')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('img', { name: 'доска.png' })).toBeVisible()

  const phone = await device.open({ as: teacher, phone: true })
  await phone.page.goto('/me')
  await phone.page.getByRole('link', { name: /^Инструкции/ }).click()
  await phone.page.getByRole('searchbox').fill('отмет')
  await phone.page.getByRole('link', { name: 'Вебинар об отметках' }).click()
  await expect(phone.page.getByRole('img', { name: 'доска.png' })).toBeVisible()
  await expectAccessible(phone.page, 'a page of the library')
  await expectNoSideScroll(phone.page, 'a page of the library')
  const key = new URL(phone.page.url()).pathname.split('/').at(-1)!
  await expect
    .poll(async () => (await head.api.call(libraryReaders, { key, organisationId: schoolId })).people)
    .toContainEqual(
      expect.objectContaining({
        person: expect.objectContaining({ id: teacher.id }),
        readAt: expect.any(String),
      }),
    )
  await page.reload()
  await page.getByText('Сотрудники', { exact: true }).click()
  await expect(page.getByText(/^прочитано/)).toBeVisible()
})

test('an instruction shows the screen it speaks of, and says it in words where the picture cannot come', async ({
  device,
  school,
}) => {
  const { page } = await device.open({ as: school.teacher, phone: true, expects: /ERR_FAILED/ })
  await page.goto('/library/class-sheets')
  const picture = page.getByRole('img', { name: /^«Листы с кодами» класса/ })
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate('(image) => image.naturalWidth')).toBe(540)
  await expectAccessible(page, 'an instruction with a picture')
  await expectNoSideScroll(page, 'an instruction with a picture')

  await page.route('**/api/library/pictures/**', (route) => route.abort())
  await page.goto('/library/let-in')
  await expect(page.getByText('Заявка ученика: подходящая строка списка')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Заявка ученика/ })).toHaveCount(0)
})

/** A picture of one point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
