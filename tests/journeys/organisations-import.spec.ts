import { readFileSync } from 'node:fs'
import readExcelFile from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { addOrganisation } from '#protocol/organisations.ts'
import { numbersOf } from '#server/features/organisations-import/testing.ts'
import { newId } from './support/api.ts'
import type { Town } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const header = ['Полное наименование', 'Краткое наименование', 'ИНН', 'КПП', 'ОГРН', 'Телефон', 'Вид']

/** Twelve schools from a number on: the first is there already, the INN of the last has a slip. */
async function twelveSchools(from: number): Promise<Buffer> {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const { inn, kpp, ogrn } = numbersOf(from + at)
    const slipped = at === 11 ? `${inn.slice(0, 9)}${(Number(inn[9]) + 1) % 10}` : inn
    return [nameOf(from + at), `Лицей № ${from + at}`, slipped, kpp, ogrn, '8 8722 11-22-33', 'школа']
  })
  const data = [header, ...rows].map((row) => row.map((value) => ({ value, type: String })))
  return writeExcelFile([{ data, sheet: 'Организации' }]).toBuffer()
}

const nameOf = (number: number) => `МБОУ «Лицей № ${number}»`

async function addFirst({ office, officeId }: Town, number: number): Promise<void> {
  const { inn, kpp } = numbersOf(number)
  await office.api.call(addOrganisation, {
    ...{ id: newId(), parentId: officeId, kind: 'school', timeZone: 'Europe/Moscow' },
    ...{ name: nameOf(number), shortName: `Лицей № ${number}`, profile: { inn, kpp } },
  })
}

for (const { screen, phone, from } of [
  { screen: 'a desk', phone: false, from: 100 },
  { screen: 'a phone', phone: true, from: 200 },
]) {
  test(`an office brings in its organisations from a table, on ${screen}`, async ({ device, town }) => {
    await addFirst(town, from)
    const { page } = await device.open({ as: town.office, phone })
    const seen = async (what: string) => {
      await expectAccessible(page, what)
      await expectNoSideScroll(page, what)
    }
    await page.goto('/organisations')
    await page.getByRole('link', { name: 'Загрузить список организаций' }).click()
    await expect(page.getByText('Новые организации встанут под управление')).toBeVisible()
    await seen('the file')

    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'Организации.xlsx', buffer: await twelveSchools(from) },
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
    await expect(page.getByText('Файл «Организации.xlsx»: 12 строк')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Что в столбце C' })).toHaveValue('inn')
    await seen('columns')
    await page.getByRole('button', { name: 'Дальше' }).click()

    await expect(page.getByRole('tab', { name: /^Новые/ })).toContainText('10')
    await expect(page.getByRole('listitem').filter({ hasText: `Лицей № ${from + 1}` })).toBeVisible()
    await seen('what is new')
    await page.getByRole('tab', { name: /^Изменятся/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Телефон: пусто → 8 8722 11-22-33' })).toBeVisible()
    await page.getByRole('tab', { name: /^Ошибки/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Неверный ИНН' })).toContainText(`Лицей № ${from + 11}`)
    await seen('what is wrong')
    await page.reload()
    await page.getByRole('tab', { name: /^Ошибки/ }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Скачать строки для исправления' }).click()
    const [sheet] = await readExcelFile(readFileSync(await (await coming).path()))
    expect(sheet?.data).toHaveLength(2)
    expect(sheet?.data[1]?.[1]).toContain('Неверный ИНН')

    await page.getByRole('button', { name: 'Загрузить 10 организаций и изменить 1' }).click()
    await expect(page.getByText('Новых: 10, изменено: 1')).toBeVisible()
    await seen('the result')
    await page.getByRole('link', { name: 'К организациям' }).click()
    await page.getByRole('searchbox').fill(`Лицей № ${from + 10}`)
    await expect(page.getByRole('link', { name: `Лицей № ${from + 10}` })).toBeVisible()

    await page.goto('/organisations')
    await page.getByRole('link', { name: 'Загрузить список организаций' }).click()
    await expect(page.getByRole('heading', { name: 'Загруженные списки' })).toBeVisible()
    await seen('lists brought in')
    await page.getByRole('button', { name: 'Отменить загрузку' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click()
    await expect(page.getByText('Загрузка отменена')).toBeVisible()
    await expect(page.getByText(/^Отменено/).first()).toBeVisible()
  })
}
