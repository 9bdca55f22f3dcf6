import type { Page } from '@playwright/test'
import { getClass, listClasses, setFormTeacher } from '#protocol/classes.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import { applyRoster } from '#protocol/roster-import.ts'
import { beginLeave, grantRole, guardiansOfChild, restrictGuardian } from '#protocol/roster.ts'
import { people } from './pages/people.ts'
import { newId } from './support/api.ts'
import { joinClass, joinStaff, newSchool, password, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog')).last()
const pressIn = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click()
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

async function choose(page: Page, menu: string | RegExp, item: string) {
  await page.getByRole('button', { name: menu }).last().click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('a head changes a leave and ends it, takes a role back, and lets a teacher go with a last day ahead', async ({
  device,
  school,
}) => {
  const { head, teacher, id: organisationId } = school
  const about = { organisationId, personId: teacher.id }
  await head.api.call(beginLeave, { id: newId(), ...about, from: dayAhead(0), until: null, orderNumber: '12-к' })
  await head.api.call(grantRole, { ...about, role: 'deputy' })
  const { page } = await device.open({ as: head })
  await page.goto(`/people/staff?person=${teacher.id}`)

  await choose(page, 'Действия: длительный отпуск', 'Изменить')
  await page.getByRole('textbox', { name: 'Номер приказа' }).fill('14-к')
  await page.getByLabel('Последний день').fill(dayAhead(30))
  await pressIn(page, 'Сохранить')
  await expect(page.getByText(/приказ 14-к/)).toBeVisible()
  await choose(page, 'Действия: длительный отпуск', 'Вернуть из отпуска')
  await pressIn(page, 'Вернуть из отпуска')
  await expect(page.getByText('Отпуск закончен')).toBeVisible()
  await expect(page.getByText(/приказ 14-к/)).toHaveCount(0)

  await choose(page, 'Действия: заместитель руководителя', 'Снять роль')
  await pressIn(page, 'Снять роль')
  await expect(page.getByRole('button', { name: 'Действия: заместитель руководителя' })).toHaveCount(0)

  await choose(page, 'Действия: Алиева Мадина Руслановна', 'Убрать из организации')
  await page.getByLabel('Последний рабочий день').fill(dayAhead(5))
  await expectAccessible(page, 'letting somebody go')
  await expectNoSideScroll(page, 'letting somebody go')
  await pressIn(page, 'Убрать')
  await expect(page.getByText(/Алиева Мадина Руслановна: работает до/)).toBeVisible()
  await expect(row(page, 'Алиева Мадина').first()).toBeVisible()
})

test('a head gives a guardian the right to sign and mends a restriction; the guardian says what stands beside the name', async ({
  device,
  school,
}) => {
  const name = { familyName: 'Магомедова', givenName: 'Зарема', patronymic: 'Алиевна' }
  const guardian = await joinClass(school, 'guardians', 'Магомедова Фатима', name)
  const { childId } = await childOf(school)
  const { page } = await device.open({ as: school.head, phone: true })
  await page.goto(`/people/families?person=${childId}`)
  await page.getByRole('button', { name: 'Магомедова Зарема Алиевна' }).tap()
  await page.getByRole('combobox', { name: 'Кто по закону' }).selectOption({ label: 'Родитель' })
  await page.getByRole('checkbox', { name: /^Подписывает согласия/ }).check({ force: true })
  await expectNoSideScroll(page, 'rights of a guardian')
  await pressIn(page, 'Сохранить')
  await expect(page.getByText(/родитель · .*подписывает согласия/)).toBeVisible()
  const known = await school.head.api.call(guardiansOfChild, { childId })
  expect(known.guardians[0]).toMatchObject({ legalKind: 'parent', rights: { sign: true } })

  const phone = await device.open({ as: guardian, phone: true })
  await phone.page.goto('/me/children')
  await phone.page.getByRole('combobox', { name: 'Кем вы подписаны' }).selectOption({ label: 'Близкий человек' })
  await expect(phone.page.getByText('Сохранено')).toBeVisible()
  await expectAccessible(phone.page, 'my children')
  await phone.page.goto('/me/sees')
  await expect(phone.page.getByText('Карточка ребёнка')).toBeVisible()
  await expectAccessible(phone.page, 'what I see')
  await expectNoSideScroll(phone.page, 'what I see')

  await school.head.api.call(restrictGuardian, {
    ...{ id: newId(), childId, guardianId: guardian.id, document: 'Решение № 1', until: null },
  })
  await page.reload()
  await page.getByRole('button', { name: 'Магомедова Зарема Алиевна' }).tap()
  await page.getByRole('button', { name: 'Изменить', exact: true }).tap()
  await page.getByRole('textbox', { name: 'Документ' }).fill('Решение № 2')
  await page.getByLabel('Последний день').fill(dayAhead(60))
  await pressIn(page, 'Сохранить')
  await expect(dialog(page)).toContainText('Решение № 2')
})

test('an office expects numbers, makes a branch, and names an acting head for two weeks', async ({
  device,
  school,
  town,
}) => {
  const branch = newId()
  await town.office.api.call(addOrganisation, {
    ...{ id: branch, parentId: town.officeId, kind: 'kindergarten', timeZone: 'Europe/Moscow' },
    ...{ name: `Сад при ${school.shortName}`, shortName: `Сад при ${school.shortName}` },
  })
  const { page } = await device.open({ as: town.office })
  await page.goto(`/organisations/${branch}/settings`)
  await page.getByRole('button', { name: 'Внести' }).click()
  await dialog(page).getByLabel('Сотрудники').fill('12')
  await dialog(page).getByLabel('Дети').fill('60')
  await dialog(page).getByRole('textbox', { name: 'Откуда числа' }).fill('Форма 85-К')
  await expectAccessible(page, 'expected numbers')
  await pressIn(page, 'Сохранить')
  await expect(page.getByText(/Откуда: Форма 85-К/)).toBeVisible()

  await page.getByRole('button', { name: 'Изменить: филиал' }).click()
  await dialog(page).getByRole('checkbox', { name: 'Это филиал' }).check({ force: true })
  await expectAccessible(page, 'a branch')
  await pressIn(page, 'Сохранить')
  await expect(page.getByText(/^Филиал, головная организация/)).toBeVisible()

  const deputy = await joinStaff(town, school.head, school.id, 'teacher', {
    ...{ familyName: 'Исаева', givenName: 'Аминат', patronymic: 'Гаджиевна' },
  })
  await page.goto(`/organisations/${school.id}/staff?person=${deputy.id}`)
  await page.getByRole('button', { name: 'Дать роль', exact: true }).click()
  await page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Руководитель' })
  await page.getByRole('checkbox', { name: /Временно исполняет/ }).check({ force: true })
  await page.getByLabel('Последний день').fill(dayAhead(14))
  await pressIn(page, 'Дать роль')
  await pressIn(page, 'Дать роль')
  await expect(row(page, 'Исаева').first()).toContainText('и. о. до')
  const acting = await device.open({ as: deputy, phone: true })
  await acting.page.goto('/people/staff')
  await expect(acting.page.getByRole('link', { name: 'Настройки' })).toBeVisible()
})

test('a teacher of two schools with an account in each makes them one', async ({ device, school, town }) => {
  const name = { familyName: 'Двойная', givenName: 'Лейла', patronymic: 'Исаевна' }
  const first = await joinStaff(town, school.head, school.id, 'teacher', name)
  const elsewhere = await newSchool(town)
  const second = await joinStaff(town, elsewhere.head, elsewhere.id, 'staff', name)
  const { page } = await device.open({ as: first, phone: true })
  await page.goto('/me/ways')
  await page.getByRole('button', { name: 'Объединить с другой' }).tap()
  await page.getByRole('textbox', { name: 'Логин другой учётной записи' }).fill(second.login)
  await page.getByRole('textbox', { name: 'Её пароль' }).fill(password)
  await page.getByRole('button', { name: 'Дальше' }).tap()
  await expect(page.getByRole('heading', { name: 'Останется' })).toBeVisible()
  await expectAccessible(page, 'two accounts become one')
  await expectNoSideScroll(page, 'two accounts become one')
  await page.getByRole('button', { name: 'Объединить', exact: true }).tap()
  await expect(page.getByText('Теперь это одна учётная запись')).toBeVisible()
})

test('a lost code of one guardian is issued anew, and the other codes of the sheet go on', async ({
  device,
  school,
}) => {
  const fileId = await school.head.api.upload(
    'Список.csv',
    Buffer.from('ФИО;Класс;Дата рождения;Мама ФИО\nОсманова Амина Руслановна;2Б;05.03.2017;Османова Сапият Алиевна'),
  )
  await school.head.api.call(applyRoster, { organisationId: school.id, fileId, rowsAre: 'pupils' })
  const { classes } = await school.head.api.call(listClasses, { organisationId: school.id })
  const classId = classes.find((one) => one.name === '2Б')!.id
  await school.head.api.call(setFormTeacher, { classId, personId: school.teacher.id })
  const { page } = await device.open({ as: school.teacher, phone: true })
  await people(page).issueSheets(classId)
  const [ofPupil, ofMother, spare] = await people(page).codesOf('Османова Амина')
  await page.goto(`/people/classes/${classId}/sheets`)
  await page.getByRole('button', { name: 'Новый код: Мама: Османова Сапият Алиевна' }).tap()
  await expectAccessible(page, 'a new code')
  await pressIn(page, 'Новый код')
  await page.getByRole('heading', { name: 'Коды готовы' }).waitFor()
  const again = await people(page).codesOf('Османова Амина')
  expect(again[0]).toBe(ofPupil)
  expect(again).toContain(spare)
  expect(again).not.toContain(ofMother)
})

async function childOf({ head, classId }: School) {
  const { lines } = await head.api.call(getClass, { classId })
  return { childId: lines.find(({ familyName }) => familyName === 'Магомедова')!.person.id }
}
