import { findPeople } from '#protocol/conversations.ts'
import { createInvitations, revokeInvitation } from '#protocol/invitations.ts'
import { chats } from './pages/chats.ts'
import { door } from './pages/door.ts'
import { people } from './pages/people.ts'
import { joinStaff, newSchool, password, printedCode } from './support/school.ts'
import { expectAccessible, expectNoSideScroll } from './support/seen.ts'
import { expect, test } from './support/test.ts'

const fatima = { familyName: 'Магомедова', givenName: 'Фатима' }
const mother = { familyName: 'Магомедова', givenName: 'Зарема', patronymic: 'Алиевна' }

test('pupil and guardian come with the code of the class, the form teacher lets them in', async ({
  device,
  school,
  town,
}) => {
  const teacher = await device.open({ as: school.teacher })
  const [child, parent] = [await device.open({ phone: true }), await device.open({ phone: true })]
  const ofClass = people(teacher.page)
  await teacher.page.goto(`/people/classes/${school.classId}`)
  const pupilCode = await ofClass.issueCode('учеников')
  await teacher.page.goto(`/people/classes/${school.classId}`)
  const guardianCode = await ofClass.issueCode('родителей')

  const [asPupil, asGuardian] = [door(child.page), door(parent.page)]
  await asPupil.enterCode(pupilCode.toLowerCase())
  await expectNoSideScroll(child.page, 'who asks')
  await asPupil.fillName(fatima)
  await asPupil.next()
  await asPupil.choosePassword(password)
  await expect(asPupil.waiting()).toBeVisible()

  await asGuardian.enterCode(guardianCode)
  await asGuardian.fillChild('Магомедова', 'Фатима', 'Мама')
  await asGuardian.fillName(mother)
  await expectAccessible(parent.page, 'a guardian asks')
  await asGuardian.next()
  await asGuardian.choosePassword(password)
  await expect(asGuardian.waiting()).toBeVisible()

  await ofClass.open('requests')
  const request = ofClass.request('Магомедова Фатима').first()
  await expect(request.getByText('имя совпадает')).toBeVisible()
  await ofClass.letIn('Магомедова Фатима')
  await expect(chats(child.page).row('5А')).toBeVisible()
  await ofClass.letIn('Магомедова Зарема Алиевна')
  await expect(chats(parent.page).row('родители')).toBeVisible()
  await expect(chats(child.page).row('родители')).toHaveCount(0)
  await expect(chats(parent.page).row(/5А(?!.*родители)/)).toHaveCount(0)

  const far = await newSchool(town)
  const found = async (text: string) => (await far.teacher.api.call(findPeople, { text })).people
  expect(await found('Фатима'), 'a pupil is not found by strangers').toEqual([])
  const near = (await school.teacher.api.call(findPeople, { text: 'Фатима' })).people
  expect(near.map(({ name }) => name)).toEqual(['Фатима Магомедова'])
})

test('a code that is wrong, used or taken back is refused in plain words', async ({ device, school, town }) => {
  const name = { familyName: 'Омарова', givenName: 'Асият', patronymic: 'Омаровна' }
  const { head } = school
  const invite = async (names: string) => {
    const { invitationIds } = await head.api.call(createInvitations, {
      organisationId: school.id,
      role: 'staff',
      names,
    })
    return invitationIds[0]!
  }
  const revoked = await invite('Ибрагимов Ибрагим')
  const revokedCode = await printedCode(head, revoked)
  await head.api.call(revokeInvitation, { invitationId: revoked })
  const used: string[] = []
  await joinStaff(town, head, school.id, 'staff', name, (code) => used.push(code))

  const { page } = await device.open({ phone: true, expects: /status of 4(04|09|10|22|00)/ })
  const asking = door(page)
  for (const [code, words] of [
    ['2222-3333-4444', 'Код не подходит'],
    [revokedCode, 'Этот код закрыт'],
    [used[0]!, 'По этому коду уже кто-то вошёл'],
  ] as const) {
    await asking.enterCode(code)
    await expect(asking.refused().first()).toContainText(words)
  }
  await expectAccessible(page, 'a refused code')
})
