import { readFileSync } from 'node:fs'
import readExcelFile from 'read-excel-file/node'
import { takeSnapshot } from '#protocol/indicators.ts'
import { measuresDesk } from '#protocol/measures.ts'
import { newId } from './support/api.ts'
import type { School, Town } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

/** Live numbers are counted once a minute. */
const countedMs = 100_000

test('an office prints the report of its organisations and opens it as a spreadsheet', async ({
  device,
  school,
  town,
}) => {
  const { page } = await device.open({ as: town.office })
  await page.goto(await reportOfThisMinute(town))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Отчёт за неделю')
  await expect(page.getByText('Промежуточный срез')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: school.shortName })
  await expect(row).toContainText('профиль не подтверждён управлением')
  await expectAccessible(page, 'the report of an office')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать отчёт таблицей XLSX' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Отчёт \d{4}-W\d\d Управление образования\.xlsx$/)
  const book = await readExcelFile(readFileSync(await download.path()))
  const lines = book.find(({ sheet }) => sheet === 'Организации')!.data
  expect(lines.some((line) => line.includes(school.shortName))).toBe(true)

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf, 'A4 that lies on its side').toMatch(/\/MediaBox\s*\[\s*0 0 84[12][\d.]* 59[45]/)
})

test('a head records a measure in two presses on a phone, and the office sees it until it is done', async ({
  device,
  school,
  town,
}) => {
  test.setTimeout(300_000)
  await expect.poll(() => gapsOf(school), { timeout: countedMs }).toBeGreaterThan(0)
  const { page } = await device.open({ as: school.head, phone: true })
  await page.goto(`/stats/${school.id}/measures`)
  await expectAccessible(page, 'what to do')
  await expectNoSideScroll(page, 'what to do')
  await page.getByRole('button', { name: 'Заполнить реквизиты' }).click()
  await expectAccessible(page, 'a measure is recorded')
  await page.getByRole('button', { name: 'Записать' }).click()
  const measure = page.getByRole('article', { name: /^Заполнить реквизиты/ })
  await expect(measure).toContainText('Директор')
  await expect(page.getByRole('button', { name: /^Заполнить реквизиты/ })).toHaveCount(0)

  const office = await device.open({ as: town.office })
  await office.page.goto(`/stats/${town.officeId}/measures`)
  const seen = office.page.getByRole('article').filter({ hasText: school.shortName })
  await expect(seen).toContainText('Заполнить реквизиты')
  await expect(seen.getByRole('button')).toHaveCount(0)
  await expectAccessible(office.page, 'measures of all organisations')
  await office.page.getByRole('link', { name: 'Протокол недели' }).click()
  await expect(office.page.getByRole('row').filter({ hasText: school.shortName })).toContainText('Директор')
  await expectAccessible(office.page, 'the protocol of a week')

  await measure.getByRole('button', { name: /^Отметить выполненной/ }).click()
  await page.getByLabel('Что получилось').fill('Управление подтвердило')
  await page.getByRole('dialog').getByRole('button', { name: 'Отметить выполненной' }).click()
  await expect(measure).toContainText('Управление подтвердило')
  await office.page.reload()
  await expect(office.page.getByRole('row').filter({ hasText: school.shortName })).toContainText(
    'Управление подтвердило',
  )
})

async function reportOfThisMinute({ office, officeId }: Town): Promise<string> {
  const asked = { id: newId(), organisationId: officeId }
  const { snapshotId } = await office.api.call(takeSnapshot, asked)
  return `/stats/${officeId}/report?snapshot=${snapshotId}`
}

async function gapsOf({ head, id }: School): Promise<number> {
  return (await head.api.call(measuresDesk, { organisationId: id })).gaps.length
}
