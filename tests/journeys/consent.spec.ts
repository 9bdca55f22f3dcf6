import { listClasses, setFormTeacher } from '#protocol/classes.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { applyRoster } from '#protocol/roster-import.ts'
import { chats } from './pages/chats.ts'
import { consents } from './pages/consents.ts'
import { door } from './pages/door.ts'
import { people } from './pages/people.ts'
import { password, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const fatima = 'Алибекова Фатима'
const list = `ФИО;Класс;Дата рождения;Мама ФИО
Алибекова Фатима Руслановна;3Б;05.03.2017;Алибекова Зарема Алиевна`

test('a child waits for consent; the mother agrees on her phone, and the chat opens on the child’s', async ({
  device,
  school,
}) => {
  const classId = await importClass(school)
  const desk = await device.open({ as: school.head })
  await desk.page.goto(`/organisations/${school.id}/settings`)
  const settings = consents(desk.page)
  await settings.askFor()
  await expect(settings.graceDays()).toBeVisible()
  await expectAccessible(desk.page, 'the setting')

  const printer = await device.open({ as: school.teacher })
  await people(printer.page).issueSheets(classId)
  const [ofPupil, ofMother] = await people(printer.page).codesOf(fatima)

  const child = await device.open({ phone: true })
  await enter(child.page, ofPupil)
  await expect(consents(child.page).waiting()).toBeVisible()
  await expectAccessible(child.page, 'a child waits for consent')
  await expectNoSideScroll(child.page, 'a child waits for consent')
  await child.page.goto('/')
  await expect(consents(child.page).waiting()).toBeVisible()
  await printer.page.goto(`/people/classes/${classId}`)
  await expect(printer.page.getByText('ждёт согласия')).toBeVisible()

  const phone = await device.open({ phone: true })
  await enter(phone.page, ofMother!, 'representative')
  await expect(chats(phone.page).row(/3Б.*родители/)).toBeVisible()
  await desk.page.goto(`/organisations/${school.id}/consents`)
  await expect(settings.waits('Фатима')).toContainText('подписать некому')
  // The paper that shows it comes after the answer.
  const desks = people(printer.page)
  await desks.declineRepresentative('Алибекова Зарема Алиевна')
  await expect(desks.declined()).toContainText('Не подтверждено')
  await expectAccessible(printer.page, 'an answer that can be given otherwise')
  await desks.confirmRepresentative('Алибекова Зарема Алиевна')
  await expect(desks.declined()).toBeHidden()
  await expect(settings.waits('Фатима')).toContainText('может подписать: 1 родитель')
  await expectAccessible(desk.page, 'who waits for consent')

  const atMother = consents(phone.page)
  await atMother.readFromNotice()
  await expect(phone.page.getByText('законный представитель ребёнка младше 18 лет')).toBeVisible()
  await expectAccessible(phone.page, 'the consent on a phone')
  await expectNoSideScroll(phone.page, 'the consent on a phone')
  await atMother.agree()
  await expect(chats(child.page).row('3Б')).toBeVisible()
  await expect(settings.nobodyWaits()).toBeVisible()

  await atMother.withdraw()
  await expect(consents(child.page).waiting()).toBeVisible()
  await expect(settings.waits('Фатима')).toBeVisible()
  await atMother.agree()
  await expect(chats(child.page).row('3Б')).toBeVisible()
})

test('at fifteen the pupil answers on the phone, and the chats open once the mother, whom the head marked, has too', async ({
  device,
  school,
}) => {
  const born = new Date().getFullYear() - 15
  const rows = `ФИО;Класс;Дата рождения;Мама ФИО;Законный представитель
Рашидов Рустам Русланович;9Б;05.03.${born};Рашидова Сапият Алиевна;`
  const classId = await importClass(school, rows, '9Б')
  await school.head.api.call(updateOrganisation, { organisationId: school.id, consentFrom14: true })
  const printer = await device.open({ as: school.teacher })
  await people(printer.page).issueSheets(classId)
  const [ofPupil, ofMother] = await people(printer.page).codesOf('Рашидов Рустам')

  const pupil = await device.open({ phone: true })
  await enter(pupil.page, ofPupil)
  await expect(pupil.page.getByText(/нужны два согласия/)).toBeVisible()
  await expectAccessible(pupil.page, 'a pupil is asked')
  await expectNoSideScroll(pupil.page, 'a pupil is asked')
  await consents(pupil.page).agree()
  await expect(pupil.page.getByText('Ваше согласие записано.')).toBeVisible()

  const phone = await device.open({ phone: true })
  await enter(phone.page, ofMother!, 'representative')
  const desk = await device.open({ as: school.head })
  await desk.page.goto(`/organisations/${school.id}/representatives?class=${classId}`)
  await expectAccessible(desk.page, 'legal representatives')
  await people(desk.page).markAllRepresentatives()
  await expect(desk.page.getByRole('listitem').filter({ hasText: 'Сапият' })).toContainText('представитель')
  await consents(phone.page).readFromNotice()
  await consents(phone.page).agree()
  await expect(chats(pupil.page).row('9Б')).toBeVisible()
})

async function enter(page: Parameters<typeof door>[0], code: string, relation?: 'representative'): Promise<void> {
  const coming = door(page)
  await coming.enterCode(code)
  await coming.answerBirthday(5, 'Март')
  await coming.claim(password, relation)
}

async function importClass({ head, teacher, id }: School, text = list, name = '3Б'): Promise<string> {
  const fileId = await head.api.upload('Список.csv', Buffer.from(text))
  await head.api.call(applyRoster, { organisationId: id, fileId, rowsAre: 'pupils' })
  const { classes } = await head.api.call(listClasses, { organisationId: id })
  const classId = classes.find((one) => one.name === name)!.id
  await head.api.call(setFormTeacher, { classId, personId: teacher.id })
  return classId
}
