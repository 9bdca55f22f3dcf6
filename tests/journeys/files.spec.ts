import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { conversation } from './pages/conversation.ts'
import { expectAccessible } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const line = 'Обычные слова о школе и уроках.\\n'
const tooLong = 1_000_000

test('a photo and a document go along, are seen and downloaded', async ({ device, school }) => {
  const one = await device.open({ as: school.teacher, phone: true })
  const other = await device.open({ as: school.head })
  const background = { r: 40, g: 120, b: 90 }
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
    .png()
    .toBuffer()
  for (const { page } of [one, other]) await page.goto(`/c/${school.staffChat}`)
  const [talk, seen] = [conversation(one.page), conversation(other.page)]
  await talk.attach([
    { name: 'школьный двор.png', mimeType: 'image/png', buffer },
    { name: 'план.txt', mimeType: 'text/plain', buffer: Buffer.from('План работы на неделю') },
  ])
  await expectAccessible(one.page, 'files about to be sent')
  await talk.tapSend('Вот двор и план')

  const photo = seen.log.getByRole('button', { name: 'Фото: школьный двор.png' })
  await expect(photo.locator('img')).toHaveJSProperty('naturalWidth', 800)
  const coming = other.page.waitForEvent('download')
  await seen.log.getByRole('link', { name: /^Файл: план.txt/ }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('план.txt')
  expect(readFileSync(await download.path(), 'utf8')).toBe('План работы на неделю')
  await photo.click()
  await expect(other.page.getByRole('img', { name: 'школьный двор.png' })).toHaveJSProperty('naturalWidth', 1200)
  await expectAccessible(other.page, 'a photo over the whole screen')
})

test('a megabyte that was pasted is refused with a count and stays; emoji alone are a message', async ({
  device,
  school,
}) => {
  const { context, page } = await device.open({ as: school.teacher })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/c/${school.staffChat}`)
  const talk = conversation(page)
  await talk.send('🎉👏')
  await expect(talk.tick('🎉👏', 'Отправлено')).toBeVisible()

  await page.evaluate(`navigator.clipboard.writeText('${line}'.repeat(${tooLong / 32}))`)
  await talk.field.press('Control+v')
  await expect(page.getByRole('alert')).toContainText('Лишних знаков: 991 999')
  await expect(page.getByRole('button', { name: 'Отправить', exact: true })).toBeDisabled()
  await expectAccessible(page, 'a text that is too long')
  expect((await talk.field.inputValue()).length).toBe(tooLong)
  await page.getByRole('button', { name: 'Приложить файлом' }).click()
  await page.getByRole('button', { name: 'Отправить', exact: true }).click()
  await expect(talk.log.getByRole('link', { name: /^Файл: Текст.txt/ })).toBeVisible()
})
