import { dashboard } from '#protocol/indicators.ts'
import { createInvitations, revokePeople } from '#protocol/invitations.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { reports } from './pages/reports.ts'
import type { School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const staff = 'Сотрудники зарегистрированы'
const surname = 'Умаханов'
const five = ['Ахмед', 'Расул', 'Гасан', 'Курбан', 'Шамиль'].map((given) => `${surname} ${given} Ахмедович`)
/** Live numbers are counted once a minute. */
const countedMs = 100_000

test('an office finds who lags, keeps the numbers of this minute with their hash, and sets the one cut-off', async ({
  device,
  school,
  town,
}) => {
  await onTheListWithoutCodes(school)
  const { page } = await device.open({ as: town.office })
  const at = reports(page)
  await at.open()
  await page.getByRole('link', { name: 'Срезы и их время' }).click()
  await page.getByRole('button', { name: 'Изменить время среза' }).click()
  await expectAccessible(page, 'the cut-off')
  await page.getByLabel('День недели').selectOption({ label: 'среда' })
  await page.getByLabel('Время', { exact: true }).fill('09:30')
  await at.save()
  await expect(page.getByText('каждую среду в 09:30')).toBeVisible()
  const colleges = page.getByRole('switch', { name: 'Считать колледжи' })
  await colleges.click()
  await expect(colleges).not.toBeChecked()
  await expect(colleges).toHaveAttribute('aria-busy', 'false')
  await page.reload()
  await expect(colleges).not.toBeChecked()
  await at.takeSnapshot()
  const taken = page.getByRole('listitem').filter({ hasText: 'Промежуточный' }).first()
  await taken.getByText('Хеш и якорь').click()
  await expect(taken).toContainText(/Хеш[0-9a-f]{64}/)
  await expectAccessible(page, 'snapshots')

  await taken.getByRole('link', { name: 'Показать числа' }).click()
  await expect(page.getByRole('status').getByText('С пятницами не сравнивается')).toBeVisible()
  await expect(at.row(school.shortName)).toContainText('2 из 7')
  await expectAccessible(page, 'the dashboard of an office')
  await page.getByRole('searchbox').fill(school.shortName)
  await expect(page.getByText('Найдено: 1')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Найдено: 1')).toBeVisible()
  await at.view('Тепловая карта')
  await expect(at.row(school.shortName)).toContainText('29 %')
  await expectAccessible(page, 'the heat map')
  await at.view('По неделям')
  await expectAccessible(page, 'weeks')

  await at.view('Организации')
  await at.row(school.shortName).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(school.shortName)
  await at.tile(staff).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Как считается' })).toBeVisible()
  await expect(page.getByText(surname)).toHaveCount(0)
  await page.goBack()
  await page.goBack()
  await expect(at.row(school.shortName)).toContainText('2 из 7')
})

test('a head sees on a phone how many days are left and whom to invite, and comes from the name to the person', async ({
  device,
  school,
  town,
}) => {
  test.setTimeout(300_000)
  await onTheListWithoutCodes(school)
  await expect.poll(() => registered(school), { timeout: countedMs }).toBe('2 of 7')
  const office = await device.open({ as: town.office })
  await reports(office.page).open()
  await reports(office.page).setGoal(staff, '90', dayFromNow(12))
  await expectAccessible(office.page, 'a goal')
  await reports(office.page).save()
  await expect(reports(office.page).tile(staff)).toContainText('осталось 12 дней')

  const { page } = await device.open({ as: school.head, phone: true })
  const at = reports(page)
  await at.open()
  await expect(at.tile(staff)).toContainText('29 %')
  await expect(at.tile(staff)).toContainText('осталось 12 дней')
  await expect(at.tile('Активные организации')).toContainText('нет')
  await expectAccessible(page, 'the dashboard of a school')
  await expectNoSideScroll(page, 'the dashboard of a school')
  await at.tile(staff).getByRole('link').tap()
  await expect(page.getByText('Всего: 5')).toBeVisible()
  await expectAccessible(page, 'where a number comes from')
  await expectNoSideScroll(page, 'where a number comes from')
  await page.getByRole('link', { name: five[1]! }).tap()
  await expect(page.getByRole('complementary').getByText(five[1]!)).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Всего: 5')).toBeVisible()

  await page.goto('/people')
  await page.getByRole('link', { name: 'Жалобы' }).tap()
  await expect(page.getByRole('heading', { name: 'Жалобы' })).toBeVisible()
})

test('a teacher has no place for reports', async ({ device, school }) => {
  const { page } = await device.open({ as: school.teacher })
  await page.goto('/stats')
  await expect(page.getByText('Здесь показатели вашей организации')).toBeVisible()
  const places = page.getByRole('navigation', { name: 'Разделы' })
  await expect(places.getByRole('link', { name: 'Люди' })).toBeVisible()
  await expect(places.getByRole('link', { name: 'Отчёты' })).toHaveCount(0)
})

async function onTheListWithoutCodes({ id, head }: School) {
  await head.api.call(createInvitations, { organisationId: id, role: 'teacher', names: five.join('\n') })
  const found = await head.api.call(organisationPeople, { organisationId: id, text: surname })
  await head.api.call(revokePeople, { organisationId: id, personIds: found.people.map(({ person }) => person.id) })
}

async function registered({ id, head }: School): Promise<string> {
  const { tiles } = await head.api.call(dashboard, { organisationId: id })
  const value = tiles.find((tile) => tile.value.code === 'staff_registered')?.value
  return `${value?.numerator} of ${value?.denominator}`
}

/** A calendar day of the browser, which lives in Moscow. */
function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow', dateStyle: 'short' }).format(day)
}
