import type { OrganisationKind } from '#protocol/accounts.ts'
import { takeSnapshot } from '#protocol/indicators.ts'
import { createInvitations } from '#protocol/invitations.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import { newId } from './support/api.ts'
import { foundTown, joinStaff, type Town } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, testUnfounded as test } from './support/test.ts'

const north = 'Северный район'
const south = 'Южный район'
const schoolsInSouth = 102

test('the office of a region compares its municipalities, comes down to one school, and reads and prints all of them', async ({
  device,
  fresh,
}) => {
  test.setTimeout(180_000)
  const region = await foundTown(fresh, 'region')
  const lagging = await inTwoMunicipalities(region)
  const { snapshotId } = await region.office.api.call(takeSnapshot, { id: newId(), organisationId: region.officeId })

  const { page } = await device.open({ as: region.office })
  await page.goto(`/stats/${region.officeId}/offices?when=${snapshotId}&code=staff_registered`)
  const bars = page.getByRole('listitem').filter({ hasText: 'район' })
  await expect(bars.first()).toContainText(north)
  await expect(bars.first()).toContainText('25 %')
  await expect(bars.last()).toContainText('100 %')
  await expectAccessible(page, 'municipalities beside each other')
  await bars.first().getByRole('link', { name: north }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(north)
  await page.getByRole('row').filter({ hasText: lagging }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lagging)

  await page.goto(`/stats/${region.officeId}/report?snapshot=${snapshotId}`)
  const lines = page.getByRole('region', { name: 'Организации' }).getByRole('row')
  await expect(page.getByText('Здесь 1–100 из 103.')).toBeVisible()
  await expect(lines.nth(1)).toContainText(lagging)
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(page.getByText('Здесь 101–103 из 103.')).toBeVisible()
  await page.getByRole('searchbox').fill('гимназия')
  await expect(page.getByText('Отобрано 1 из 103: «гимназия».')).toBeVisible()
  await expect(lines.nth(1)).toContainText(lagging)
  await expectAccessible(page, 'the report of a region')
  await page.getByRole('searchbox').fill('')
  await expect(page.getByText('Здесь 1–100 из 103.')).toBeVisible()
  await page.evaluate(`window.print = () => document.body.setAttribute('data-printed', '')`)
  await page.getByRole('button', { name: 'Напечатать' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed')
  await expect(page.getByRole('rowheader', { name: 'Школа № ' })).toHaveCount(schoolsInSouth)

  const phone = await device.open({ as: region.office, phone: true })
  await phone.page.goto(`/stats/${region.officeId}/report?snapshot=${snapshotId}&text=гимназия`)
  await expect(phone.page.getByRole('listitem').filter({ hasText: lagging })).toContainText(north)
  await expectNoSideScroll(phone.page, 'the report of a region on a phone')
})

test('a school that moves to another municipality stands under it at once, and its former office sees it no longer', async ({
  device,
  fresh,
}) => {
  const { office, officeId, address } = await foundTown(fresh, 'region')
  const add = async (parentId: string, kind: OrganisationKind, name: string) => {
    const id = newId()
    await office.api.call(addOrganisation, { id, parentId, kind, name, shortName: name, timeZone: 'Europe/Moscow' })
    return id
  }
  const [from] = [await add(officeId, 'municipality', north), await add(officeId, 'municipality', south)]
  const school = await add(from, 'school', 'Школа № 5')
  const name = { familyName: 'Меджидова', givenName: 'Аида' }
  const former = await joinStaff({ address }, office, from, 'office_specialist', name)

  const desk = await device.open({ as: former })
  await desk.page.goto('/people')
  await expect(desk.page.getByText('Школа № 5')).toBeVisible()

  const { page } = await device.open({ as: office, phone: true })
  await page.goto(`/organisations/${school}/settings`)
  await expect(page.getByText(north)).toBeVisible()
  await page.getByRole('button', { name: 'Перенести под другое управление' }).click()
  await expectAccessible(page, 'the dialog that moves an organisation')
  await expectNoSideScroll(page, 'the dialog that moves an organisation')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: south }).check()
  await dialog.getByRole('button', { name: 'Перенести', exact: true }).click()
  await expect(page.getByText('Школа № 5: перенесено')).toBeVisible()
  await expect(page.getByText(south)).toBeVisible()

  await expect(desk.page.getByText('Школа № 5')).toBeHidden()
})

/** One school of the north, where three of four have not come in; a hundred of the south, where the only head has. */
async function inTwoMunicipalities({ office, officeId, address }: Town): Promise<string> {
  const add = async (parentId: string, kind: OrganisationKind, name: string) => {
    const id = newId()
    const named = { name, shortName: name, timeZone: 'Europe/Moscow' }
    await office.api.call(addOrganisation, { id, parentId, kind, ...named })
    return id
  }
  const [first, second] = [await add(officeId, 'municipality', north), await add(officeId, 'municipality', south)]
  const lagging = 'Гимназия имени Гамзатова'
  const gymnasium = await add(first, 'school', lagging)
  const schools: string[] = []
  for (let nr = 1; nr <= schoolsInSouth; nr++) schools.push(await add(second, 'school', `Школа № ${nr}`))
  const name = { familyName: 'Гаджиева', givenName: 'Патимат' }
  const head = await joinStaff({ address }, office, gymnasium, 'head', name)
  const names = 'Алиева Мадина\nОмарова Анна\nЗауров Али'
  await head.api.call(createInvitations, { organisationId: gymnasium, role: 'teacher', names })
  await joinStaff({ address }, office, schools[0]!, 'head', { ...name, familyName: 'Иванова' })
  return lagging
}
