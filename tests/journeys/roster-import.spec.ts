import type { Page } from '@playwright/test'
import readExcelFile from 'read-excel-file/node'
import { rows, workbook } from '#server/features/roster-import/testing-xlsx.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const families = ['Абдулаев', 'Багомедов', 'Валиев', 'Гусейнов', 'Джафаров', 'Ибрагимов', 'Курбанов', 'Лабазанов']
const given = ['Амир', 'Билал', 'Гамзат', 'Дауд', 'Зелимхан', 'Карим', 'Нурлан']
const titles = ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Класс', 'Должность', 'Приметы']

/** Sixty people: fifty pupils, ten who work; one moved from 5А, and one was born on a day that does not exist. */
function sixty(): string[][] {
  const pupils = Array.from({ length: 48 }, (_, at) => [
    ...[families[at % 8]!, given[Math.floor(at / 8)]!, 'Магомедович'],
    ...[`${String((at % 28) + 1).padStart(2, '0')}.${at < 28 ? '03' : '04'}.2013`, at % 2 ? '6А' : '6Б', '', ''],
  ])
  const work = Array.from({ length: 10 }, (_, at) => [
    ...[`${families[at % 8]}а`, ['Зухра', 'Хадижа'][Math.floor(at / 8)]!, 'Исаевна', `${at + 10}.05.1980`, ''],
    ...[at % 2 ? 'учитель' : 'повар', ''],
  ])
  const moved = ['Алиев', 'Али', '', '', '6А', '', '']
  const wrong = ['Саидов', 'Саид', 'Саидович', '31.02.2013', '6Б', '', '']
  return [...pupils, moved, wrong, ...work]
}

/** A file is read in a thread of its own, which takes a while to start on a busy machine. */
const readingMs = 30_000

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await expect(page.getByRole('list', { name: 'Столбцы файла' })).toBeVisible({ timeout: readingMs })
}

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })

async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Загрузить список' }).click()
  await expect(page.getByText('Чаты обновлены')).toBeVisible({ timeout: readingMs })
}

test('a head brings sixty people in, says who one of them is, mends a row, and takes all of it back', async ({
  device,
  school,
}) => {
  test.slow()
  const { page } = await device.open({ as: school.head })
  await page.goto('/people/classes')
  await page.getByRole('link', { name: 'Загрузить список' }).click()
  await expectAccessible(page, 'the choice of a file')
  await bring(page, 'Список.xlsx', workbook({ sheets: { Люди: rows(titles, ...sixty()) } }))
  await expect(page.getByRole('combobox', { name: 'Что в столбце D' })).toHaveValue('birthDate')
  await expect(page.getByRole('combobox', { name: 'Что в столбце G' })).toHaveValue('')
  await expectAccessible(page, 'the columns')
  await page.getByRole('button', { name: 'Дальше' }).click()

  await expect(tab(page, /^Новые/)).toContainText('58', { timeout: readingMs })
  await page.getByRole('searchbox', { name: 'Поиск по именам' }).fill('зухра')
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(8)
  await expectAccessible(page, 'who is new')
  await tab(page, /^Под вопросом/).click()
  await page.getByRole('radio', { name: 'Это Алиев Али, 5А' }).check()
  await expect(tab(page, /^Изменятся/)).toContainText('1', { timeout: readingMs })
  await expectAccessible(page, 'a doubt')
  await page.reload()
  await tab(page, /^Под вопросом/).click({ timeout: readingMs })
  await expect(page.getByRole('radio', { name: 'Это Алиев Али, 5А' })).toBeChecked({ timeout: readingMs })

  await tab(page, /^Ошибки/).click()
  await expect(page.getByRole('tabpanel')).toContainText('Строка 51, столбец D «Дата рождения»')
  await expectAccessible(page, 'rows to mend')
  const handed = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать файл для правки' }).click()
  const toMend = await readExcelFile(await (await handed).path())
  await apply(page)
  await expect(page.getByText('Новых: 58')).toBeVisible()
  await expectAccessible(page, 'the result')

  await page.getByRole('link', { name: 'Классы' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '6А' })).toContainText('25 учеников')
  await expect(page.getByRole('listitem').filter({ hasText: '5А' })).toContainText('2 ученика')
  await tab(page, /^Сотрудники/).click()
  await expect(page.getByText('Абдулаева Зухра Исаевна')).toBeVisible()

  await page.getByRole('link', { name: 'Загрузить список' }).click()
  const mended = toMend[0]!.data.map((line) =>
    line.map((cell) => (cell === null ? null : String(cell).replace('31.02', '28.02'))),
  )
  await bring(page, 'Исправить.xlsx', workbook({ sheets: { Люди: rows(...mended) } }))
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(tab(page, /^Новые/)).toContainText('1', { timeout: readingMs })
  await expect(tab(page, /^Выбудут/)).toContainText('0')
  await apply(page)

  for (const left of [1, 0]) {
    await page.goto(`/organisations/${school.id}/import`)
    await page.getByRole('button', { name: 'Отменить загрузку' }).click()
    const question = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await expect(question).toContainText(left === 1 ? '1 человек исчезнет' : '58 человек исчезнет')
    await question.getByRole('button', { name: 'Отменить загрузку' }).click()
    await expect(page.getByText('Отменил(а) Гаджиева Патимат Магомедовна')).toHaveCount(2 - left)
  }
  await page.goto('/people/classes')
  await expect(page.getByRole('listitem').filter({ hasText: '5А' })).toContainText('3 ученика')
  await expect(page.getByRole('listitem').filter({ hasText: '6А' })).toHaveCount(0)
})

test('on a phone columns are put right once, and the next file is read as last time', async ({ device, school }) => {
  test.slow()
  const { page } = await device.open({ as: school.head, phone: true })
  const list = (...lines: string[]) => Buffer.from(['Кто;Кем работает у нас', ...lines].join('\r\n'))
  await page.goto('/people/staff')
  await page.getByRole('link', { name: 'Загрузить список' }).tap()
  await bring(page, 'Кадры.csv', list('Рабаданова Индира Юсуповна;повар', 'Ахмедов Шамиль Исаевич;сторож'))
  await expectNoSideScroll(page, 'the columns')
  await page.getByRole('combobox', { name: 'Что в столбце B' }).selectOption('position')
  await page.getByRole('combobox', { name: 'Кто в списке' }).selectOption('staff')
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Что в столбце B' })).toHaveValue('position', { timeout: readingMs })
  await expectAccessible(page, 'the columns on a phone')
  await page.getByRole('button', { name: 'Дальше' }).tap()
  await expect(tab(page, /^Новые/)).toContainText('2', { timeout: readingMs })

  // The teacher is not on the list: that she leaves has to be said in figures.
  await page.getByRole('button', { name: 'Загрузить список' }).tap()
  await expect(page.getByText('Впишите это число, чтобы подтвердить')).toBeVisible()
  await expectNoSideScroll(page, 'what changes')
  await expectAccessible(page, 'what changes on a phone')
  await page.getByRole('combobox', { name: 'Кого список называет полностью' }).selectOption('nobody')
  await expect(tab(page, /^Выбудут/)).toContainText('0', { timeout: readingMs })
  await apply(page)
  await expectNoSideScroll(page, 'the result')

  await page.getByRole('button', { name: 'Загрузить ещё список' }).tap()
  await bring(page, 'Кадры, октябрь.csv', list('Гитинова Саида Омаровна;библиотекарь'))
  await expect(page.getByText('Столбцы разобраны как в прошлый раз')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Что в столбце B' })).toHaveValue('position')
})
