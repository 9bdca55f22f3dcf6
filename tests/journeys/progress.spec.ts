import { createInvitations, revokePeople } from '#protocol/invitations.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { people } from './pages/people.ts'
import { joinWithCode, newSchool } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const surname = 'Приходько'
const five = ['Анна', 'Вера', 'Дарья', 'Елена', 'Зоя'].map((given) => `${surname} ${given} Ивановна`)

test('an office sets a goal; a head issues codes to five at once, on a phone, and the bar moves when one comes in', async ({
  device,
  town,
}) => {
  const school = await newSchool(town)
  await onTheListWithoutCodes()

  const office = await device.open({ as: town.office })
  await office.page.goto('/organisations')
  await office.page.getByRole('button', { name: /^(Поставить|Изменить) цель$/ }).click()
  await expect(office.page.getByLabel('Последний день')).toBeVisible()
  await expectAccessible(office.page, 'the goal')
  await office.page.getByLabel('Последний день').fill(dayFromNow(12))
  await office.page.getByRole('button', { name: 'Сохранить' }).click()
  const bar = office.page.getByRole('region', { name: 'Сколько сотрудников вошло' })
  await expect(bar).toContainText('осталось 12 дней')
  await office.page.getByRole('combobox', { name: 'Порядок' }).selectOption({ label: 'Где вошло меньше' })
  await expect(office.page.getByRole('listitem').filter({ hasText: school.shortName })).toContainText('2 из 7')
  await expectAccessible(office.page, 'organisations of an office')

  const head = await device.open({ as: school.head, phone: true })
  const atHead = people(head.page)
  await atHead.open('staff')
  const own = head.page.getByRole('region', { name: 'Сколько сотрудников вошло' })
  await expect(own).toContainText('Вошли 2 из 7 сотрудников')
  await expect(own).toContainText('осталось 12 дней')
  await head.page.getByRole('button', { name: 'Выбрать', exact: true }).click()
  await head.page.getByRole('button', { name: 'Все без кода' }).click()
  await expect(head.page.getByText('Выбрано: 5')).toBeVisible()
  await head.page.getByRole('checkbox', { name: /Алиева Мадина/ }).check()
  await expectAccessible(head.page, 'people are chosen')
  await expectNoSideScroll(head.page, 'people are chosen')
  await head.page.getByRole('button', { name: 'Выдать коды' }).click()
  await expect(head.page.getByText('Выдано: 5 кодов')).toBeVisible()
  await head.page.getByText('Без изменений: 1 человек').click()
  await expect(head.page.getByText('Алиева Мадина Руслановна: вход уже есть')).toBeVisible()
  await expectAccessible(head.page, 'what was done')
  await expectNoSideScroll(head.page, 'what was done')
  await head.page.getByRole('link', { name: 'Напечатать' }).click()
  const codes = await atHead.printedCodes()
  expect(codes).toHaveLength(5)

  await joinWithCode(town, school.head, school.id, codes[0]!, { familyName: surname, givenName: 'Анна' })
  await atHead.open('staff')
  await expect(own).toContainText('Вошли 3 из 7 сотрудников')

  await head.page.getByRole('button', { name: 'Выбрать', exact: true }).click()
  await head.page.getByRole('searchbox').fill('вера')
  await expect(head.page.getByRole('checkbox')).toHaveCount(1)
  await head.page.getByRole('checkbox', { name: five[1]! }).check()
  await head.page.getByRole('button', { name: 'Отозвать коды' }).click()
  await head.page.getByRole('dialog').getByRole('button', { name: 'Отозвать коды' }).click()
  await expect(head.page.getByText('Отозвано: 1 код')).toBeVisible()
  await expect(head.page.getByRole('listitem').filter({ hasText: five[1]! })).toContainText('без кода')

  async function onTheListWithoutCodes() {
    const asked = { organisationId: school.id, role: 'teacher' as const, names: five.join('\n') }
    await school.head.api.call(createInvitations, asked)
    const found = await school.head.api.call(organisationPeople, { organisationId: school.id, text: surname })
    const personIds = found.people.map(({ person }) => person.id)
    await school.head.api.call(revokePeople, { organisationId: school.id, personIds })
  }
})

/** A calendar day of the browser, which lives in Moscow. */
function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow', dateStyle: 'short' }).format(day)
}
