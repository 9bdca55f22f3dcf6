import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

test('a recording says that it has no captions, until somebody adds them: then they are read in the browser', async ({
  device,
  school,
}) => {
  const { page } = await device.open({ as: school.head })
  await page.goto('/library/new')
  await page.getByLabel('Название').fill('Вебинар с записью')
  await page.getByRole('textbox', { name: 'Текст' }).fill('Запись вебинара')
  const anyFile = page.locator('input[type=file]:not([accept])')
  await anyFile.setInputFiles({ name: 'Вебинар.mp4', mimeType: 'video/mp4', buffer: fourSeconds })
  await expect(page.getByRole('button', { name: 'Субтитры к «Вебинар.mp4»' })).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('У этой записи нет субтитров.')).toBeVisible()

  await page.goto(`${page.url()}/edit`)
  const captions = page.locator('input[type=file][accept]')
  await captions.setInputFiles({ name: 'слова.txt', mimeType: 'text/plain', buffer: Buffer.from('Здравствуйте') })
  await expect(page.getByText('Это не субтитры')).toBeVisible()
  const spoken = Buffer.from('1\n00:00:00,000 --> 00:00:02,000\nЗдравствуйте\n')
  await captions.setInputFiles({ name: 'слова.srt', mimeType: 'text/plain', buffer: spoken })
  await expect(page.getByText('Вебинар.ru.vtt', { exact: true })).toBeVisible()
  await expectAccessible(page, 'captions being added')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  const track = page.locator('video track')
  await expect(track).toHaveAttribute('label', /^Субтитры\sна\sрусском$/)
  await track.evaluate((element) => void ((element as unknown as Track).track.mode = 'showing'))
  await expect
    .poll(() => track.evaluate((element) => (element as unknown as Track).track.cues?.[0]?.text))
    .toBe('Здравствуйте')
  await expect(page.getByText('У этой записи нет субтитров.')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /vtt/ })).toHaveCount(0)

  const key = new URL(page.url()).pathname.split('/').at(-1)!
  const hasRead = async (of: string) => {
    const { people } = await school.head.api.call(libraryReaders, { key: of, organisationId: school.id })
    return people?.find(({ person }) => person.id === school.teacher.id)?.readAt != null
  }
  const teacher = await device.open({ as: school.teacher })
  await teacher.page.goto(`/library/${key}`)
  const recording = teacher.page.locator('video')
  await expect(recording).toBeVisible()
  const other = await teacher.context.newPage()
  await other.goto('/library/let-in')
  await expect.poll(() => hasRead('let-in')).toBe(true)
  expect(await hasRead(key), 'nobody has seen the end of a recording by looking at its page').toBe(false)
  await recording.evaluate(async (element) => {
    const video = element as unknown as Recording
    video.muted = true
    const ended = new Promise((resolve) => video.addEventListener('ended', resolve))
    video.currentTime = video.duration - 0.2
    await video.play()
    await ended
  })
  await other.goto('/library/class-sheets')
  await expect.poll(() => hasRead('class-sheets')).toBe(true)
  expect(await hasRead(key), 'nor by a jump to its end').toBe(false)

  await teacher.page.reload()
  await recording.evaluate(async (element) => {
    const video = element as unknown as Recording
    video.muted = true
    video.playbackRate = 4
    await video.play()
  })
  await expect.poll(() => hasRead(key)).toBe(true)
})

test('an instruction shows the screen it speaks of, and says it in words where the picture cannot come', async ({
  device,
  school,
}) => {
  const { page } = await device.open({ as: school.teacher, phone: true, expects: /ERR_FAILED/ })
  await page.goto('/library/class-sheets')
  const picture = page.getByRole('img', { name: /^«Листы с кодами» класса/ })
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveJSProperty('naturalWidth', 540)
  await expectAccessible(page, 'an instruction with a picture')
  await expectNoSideScroll(page, 'an instruction with a picture')

  await page.route('**/api/library/pictures/**', (route) => route.abort())
  await page.goto('/library/let-in')
  await expect(page.getByText('Заявка ученика: подходящая строка списка')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Заявка ученика/ })).toHaveCount(0)
})

type Track = { track: { mode: string; cues: { text: string }[] | null } }

type Recording = {
  muted: boolean
  currentTime: number
  duration: number
  playbackRate: number
  play: () => Promise<void>
  addEventListener: (type: 'ended', listener: (event: unknown) => void) => void
}

/** Four seconds of almost nothing: VP9 in MP4. */
const fourSeconds = readFileSync(join(import.meta.dirname, 'support/four-seconds.mp4'))

/** A picture of one point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
