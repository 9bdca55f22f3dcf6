import { listClasses, setFormTeacher } from '#protocol/classes.ts'
import { applyRoster } from '#protocol/roster-import.ts'
import { issueSheets, sheetPapers } from '#protocol/sheets.ts'
import { chats } from './pages/chats.ts'
import { door } from './pages/door.ts'
import { people } from './pages/people.ts'
import { newSchool, password, type Person, type School } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const header = 'ФИО;Класс;Дата рождения;Мама ФИО'
const zarema = 'Шахбанова Зарема Алиевна'
const fatima = `Абакарова Фатима Руслановна;3Б;05.03.2017;${zarema}`
const brother = `Абакаров Шамиль Русланович;1В;29.02.2020;${zarema}`
const families = ['Гасан', 'Омар', 'Исаев', 'Мусаев', 'Рабадан', 'Нурмагомед', 'Курбан', 'Яхъя']
const given = ['Зайнаб-Ханум', 'Патимат', 'Хадижат']
const classmates = families.flatMap((family, of) =>
  given.map((name, index) => `${family}ова ${name} Абдулмуслимовна;3Б;${10 + of}.0${index + 1}.2017;`),
)
const sheetsOnPageMin = 4

test('a form teacher prints the sheets of a class; a pupil and a guardian of two come in with them on a phone', async ({
  device,
  school,
  town,
}) => {
  const classId = await importClass(school, '3Б', [fatima, ...classmates])
  const desk = await device.open({ as: school.teacher })
  const atDesk = people(desk.page)
  await desk.page.goto(`/people/classes/${classId}/sheets`)
  await expect(atDesk.sheetRow('Абакарова Фатима').first()).toContainText('кода нет')
  await expectAccessible(desk.page, 'the sheets of a class')
  await atDesk.issueSheets(classId)
  await expect(desk.page.getByRole('main').getByRole('region')).toHaveCount(25)
  await expectAccessible(desk.page, 'the sheets on paper')
  const pdf = await desk.page.pdf({ preferCSSPageSize: true })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
  expect(pages, 'pages of A4 for 25 children').toBeLessThanOrEqual(Math.ceil(25 / sheetsOnPageMin))
  const [ofPupil, ofMother] = await atDesk.codesOf('Абакарова Фатима')

  const child = await device.open({ phone: true, expects: /status of 422/ })
  const asPupil = door(child.page)
  await asPupil.enterCode(ofPupil.toLowerCase())
  await expectAccessible(child.page, 'the birthday is asked for')
  await asPupil.answerBirthday(6, 'Март')
  await expect(asPupil.refused().first()).toContainText('Осталось попыток: 4')
  await expect(child.page.getByText('Фатима')).toHaveCount(0)
  await asPupil.answerBirthday(5, 'Март')
  await expect(asPupil.isThisYou()).toBeVisible()
  await expect(child.page.getByText('Абакарова Фатима Руслановна')).toBeVisible()
  await expectNoSideScroll(child.page, 'whom the code is for')
  await asPupil.claim(password)
  await expect(chats(child.page).row('3Б')).toBeVisible()

  const phone = await device.open({ phone: true })
  const asMother = door(phone.page)
  await asMother.enterCode(ofMother!)
  await asMother.answerBirthday(5, 'Март')
  await expect(phone.page.getByText(zarema)).toBeVisible()
  await expectAccessible(phone.page, 'whom the code is for')
  await expectNoSideScroll(phone.page, 'whom the code is for')
  await asMother.claim(password, 'representative')
  await expect(chats(phone.page).row(/3Б.*родители/)).toBeVisible()

  const far = await newSchool(town)
  const farClass = await importClass(far, '1В', [brother])
  const [ofBrother, secondOfMother] = await linksOf(far.head, farClass)
  await phone.page.goto(secondOfMother!)
  await asMother.answerBirthday(29, 'Февраль')
  await expect(phone.page.getByText(/Второй вход/)).toBeVisible()
  await asMother.sayRelation('representative')
  await asMother.enter()
  await expect(chats(phone.page).row(/1В.*родители/)).toBeVisible()
  await expect(chats(phone.page).row(/3Б.*родители/)).toBeVisible()

  await phone.page.goto(ofBrother!)
  await asMother.answerBirthday(29, 'Февраль')
  await expect(phone.page.getByText(/отдельный вход/)).toBeVisible()
  await asMother.claim(password)
  await expect(chats(phone.page).row(/1В(?!.*родители)/)).toBeVisible()
  await phone.page.goto('/accounts')
  await expect(phone.page.getByText(/Зарема/).first()).toBeVisible()

  await desk.page.goto(`/people/classes/${classId}/sheets`)
  await expect(atDesk.sheetRow('Абакарова Фатима').first().getByText('вход есть')).toHaveCount(2)
})

/** A class as the office's list has it; its form teacher is the teacher of the school. */
async function importClass({ head, teacher, id }: School, name: string, rows: readonly string[]): Promise<string> {
  const fileId = await head.api.upload('Список.csv', Buffer.from([header, ...rows].join('\n')))
  await head.api.call(applyRoster, { organisationId: id, fileId, rowsAre: 'pupils' })
  const { classes } = await head.api.call(listClasses, { organisationId: id })
  const classId = classes.find((one) => one.name === name)!.id
  await head.api.call(setFormTeacher, { classId, personId: teacher.id })
  return classId
}

/** Links of the only sheet of a class: the pupil's, then guardians'. */
async function linksOf({ api }: Person, classId: string): Promise<string[]> {
  await api.call(issueSheets, { classId })
  const { papers } = await api.call(sheetPapers, { classId })
  return papers[0]!.codes.map(({ link }) => link)
}

test('a guardian who is not on the list names herself, and is inside when the form teacher says so', async ({
  device,
  school,
}) => {
  const classId = await importClass(school, '2Г', ['Гусейнов Гусейн;2Г;07.11.2018;'])
  const [, ofGuardian] = await linksOf(school.teacher, classId)
  const phone = await device.open({ phone: true })
  const asking = door(phone.page)
  await phone.page.goto(ofGuardian!)
  await asking.answerBirthday(7, 'Ноябрь')
  await asking.chooseKinship('Бабушка')
  await asking.fillName({ familyName: 'Гусейнова', givenName: 'Рукият' })
  await expectAccessible(phone.page, 'a guardian names herself')
  await asking.next()
  await asking.choosePassword(password)
  await expect(asking.waiting()).toBeVisible()

  const desk = await device.open({ as: school.teacher })
  await desk.page.goto(`/people/classes/${classId}`)
  await expect(desk.page.getByText('код с листа этого ребёнка')).toBeVisible()
  await people(desk.page).letIn('Гусейнова Рукият')
  await expect(chats(phone.page).row(/2Г.*родители/)).toBeVisible()
})
