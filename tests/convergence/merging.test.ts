import { afterAll, beforeAll, expect, it } from 'vitest'
import { reactToMessage } from '#protocol/messages.ts'
import { mergeAccounts, proveOtherAccount } from '#protocol/merging.ts'
import { giveWayIn, testPassword } from '#server/features/accounts/testing.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import { reactionsDone, viewer } from './viewer.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
  await giveWayIn(school, school.teacher, 'teacher')
  await giveWayIn(school, school.stranger, 'stranger')
})
afterAll(() => school.close())

it('whoever has become one, and those who talk with either, see what a fresh device sees', async () => {
  const { make, head, secretary, stranger, teacher } = school
  const shared = await make.chat({ kind: 'staff', organisationId: school.town, title: 'Олимпиада' }, [
    head,
    stranger,
    teacher,
  ])
  const onlyOther = await make.chat({ kind: 'staff', organisationId: school.lyceum, title: 'Лицей' }, [
    secretary,
    stranger,
  ])
  const seq = await school.say(stranger, 'Первая строка', shared)
  await school.say(teacher, 'Вторая', shared)
  await school.say(secretary, 'Только здесь', onlyOther)
  for (const who of [stranger, teacher, head]) {
    await school.call(who, reactToMessage, { conversationId: shared, seq, emoji: '👍' })
  }
  await reactionsDone(school)
  const viewers = await Promise.all([head, secretary, teacher].map((actor) => viewer(school, actor)))
  const login = { login: 'stranger', password: testPassword }
  const { other } = await school.call(teacher, proveOtherAccount, login)
  await school.call(teacher, mergeAccounts, { other, password: testPassword })
  await school.say(teacher, 'После', shared)
  await reactionsDone(school)
  for (const one of viewers) {
    await one.catchUp()
    expect(one.held()).toEqual(await one.fresh())
  }
})
