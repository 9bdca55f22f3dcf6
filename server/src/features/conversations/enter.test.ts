import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterConversation as enterOpenly, getConversation, removeParticipant } from '#protocol/conversations.ts'
import { messageHistory } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { archiveConversation, enterConversation, enterMany, leaveConversation, participantOf } from './exports.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const get = async (who: Actor, conversationId: string) =>
  (await school.call(who, getConversation, { conversationId })).conversation
const enter = (who: Actor, options: Partial<Parameters<typeof enterConversation>[3]> = {}, id = school.pupils5) =>
  school.make.as((ctx) => enterConversation(ctx, id, who.personId, { role: 'member', byRoster: true, ...options }))
const leave = (who: Actor, id = school.pupils5) => school.make.as((ctx) => leaveConversation(ctx, id, who.personId))

describe('coming and going by the roster', () => {
  test('a new pupil reads the chat from the beginning; entering twice changes nothing', async () => {
    await school.say(school.teacher, 'до прихода')
    await enter(school.zaur)
    const version = (await get(school.teacher, school.pupils5)).version
    await enter(school.zaur)
    expect(await get(school.zaur, school.pupils5)).toMatchObject({
      firstVisibleSeq: 1,
      unread: 1,
      version,
      participantCount: 4,
    })
    expect((await get(school.zaur, school.pupils5)).audience).toEqual({ staff: 1, pupils: 3, guardians: 0 })
  })
  test('who left sees nothing, and coming again reads from now on', async () => {
    await leave(school.zaur)
    await leave(school.zaur)
    expect(await participantOf(school.services.db, school.pupils5, school.zaur.personId)).toBeNull()
    expect(await school.refusal(school.zaur, messageHistory, { conversationId: school.pupils5 })).toBe('not_found')
    const missed = await school.say(school.teacher, 'без Заура')
    await enter(school.zaur)
    const { messages } = await school.call(school.zaur, messageHistory, { conversationId: school.pupils5 })
    expect(messages[0]!.seq).toBeGreaterThan(missed)
    await leave(school.zaur)
    await enter(school.zaur, { fromSeq: 'start' })
    expect((await get(school.zaur, school.pupils5)).firstVisibleSeq).toBe(1)
  })
  test('a role given again is told to the one who has it', async () => {
    await enter(school.ali, { role: 'moderator' })
    expect((await get(school.ali, school.pupils5)).myRole).toBe('moderator')
    expect((await school.eventsOf(school.ali.personId)).at(-1)?.name).toBe('chat.changed')
    await enter(school.ali)
  })
  test('many at once are one line and one event', async () => {
    const newcomers = await Promise.all(['Раз', 'Два', 'Три'].map((name) => school.make.person(name, 'Новый')))
    const entries = newcomers.map(({ personId }) => ({ personId, role: 'member', byRoster: true }) as const)
    await school.make.as((ctx) => enterMany(ctx, school.guardians5, entries))
    const events = await school.eventsOf(school.guardians5)
    const last = events.slice(-2)
    expect(last.map((event) => event.name).sort()).toEqual(['message.sent', 'participants.changed'])
    expect(last.find((event) => event.name === 'participants.changed')?.data).toMatchObject({
      participantCount: 5,
      audience: { staff: 1, pupils: 0, guardians: 4 },
    })
  })
  test('beyond two hundred people only the count is told', async () => {
    const people = await Promise.all(
      Array.from({ length: 201 }, (_, index) => school.make.person('Много', `Людей${index}`)),
    )
    const entries = people.map(({ personId }) => ({ personId, role: 'member', byRoster: true }) as const)
    const id = await school.make.chat({ kind: 'staff', organisationId: school.town, title: 'Все' }, [school.head])
    await school.make.as((ctx) => enterMany(ctx, id, entries))
    const last = (await school.eventsOf(id)).at(-1)!
    expect(last).toMatchObject({ name: 'participants.changed', data: { added: [], participantCount: 202 } })
    expect((await get(school.head, id)).lastSeq).toBe(1)
  })
  test('two who come at the same moment are both counted', async () => {
    const [one, other] = [await school.make.person('Один', 'И'), await school.make.person('Другой', 'И')]
    const before = (await get(school.teacher, school.pupils5)).participantCount
    await Promise.all([enter(one), enter(other)])
    expect((await get(school.teacher, school.pupils5)).participantCount).toBe(before + 2)
  })
  test('an archived chat is read and not written to', async () => {
    await school.make.as((ctx) => archiveConversation(ctx, school.guardians5))
    expect(await get(school.mother, school.guardians5)).toMatchObject({
      archived: true,
      maySend: false,
      maySendCode: 'conversation_archived',
    })
    await school.make.as((ctx) => archiveConversation(ctx, school.guardians5, false))
    expect((await get(school.mother, school.guardians5)).maySend).toBe(true)
  })
})

describe('conversations.enter: the administration comes in openly', () => {
  const reason = 'Жалоба родителей'
  const ask = (who: Actor) => school.refusal(who, enterOpenly, { conversationId: school.pupils5, reason })

  test('others cannot, and cannot tell what exists', async () => {
    for (const who of [school.stranger, school.office, school.mother, school.zaur])
      expect(await ask(who)).toBe('not_found')
    expect(await ask(school.secretary)).toBe('administration_only')
    expect(await school.refusal(school.head, enterOpenly, { conversationId: school.staff, reason })).toBe('not_found')
  })
  test('it is said in the chat and in the audit log, and earlier text stays closed', async () => {
    const secret = await school.say(school.ali, 'до директора')
    await school.call(school.head, enterOpenly, { conversationId: school.pupils5, reason })
    const { messages } = await school.call(school.head, messageHistory, { conversationId: school.pupils5 })
    expect(messages.map((message) => message.system?.code)).toEqual(['administration_entered'])
    expect(messages[0]!.seq).toBe(secret + 1)
    const { rows } = await school.pool.query(
      `select actor_id, data, text from audit_named join audit_notes on audit_id = id where act = 'conversations.enter'`,
    )
    expect(rows).toEqual([{ actor_id: school.head.personId, data: { conversationId: school.pupils5 }, text: reason }])
    expect(await ask(school.head)).toBe('already_inside')
  })
  test('it is said in a big chat too', async () => {
    const classId = await school.make.class(school.school, '9Я')
    const about = { kind: 'class_guardians', organisationId: school.school, classId, title: '9Я' } as const
    const people = await Promise.all(
      Array.from({ length: 200 }, (_, index) => school.make.person('Родитель', `Девятого${index}`)),
    )
    const id = await school.make.chat(about, [school.teacher, ...people])
    await school.call(school.head, enterOpenly, { conversationId: id, reason })
    const { messages } = await school.call(school.teacher, messageHistory, { conversationId: id })
    expect(messages.at(-1)!.system).toEqual({ code: 'administration_entered', personIds: [school.head.personId] })
    expect((await get(school.teacher, id)).participantCount).toBe(202)
  })
  test('and leaves again by itself', async () => {
    expect((await get(school.head, school.pupils5)).mayLeave).toBe(true)
    expect((await get(school.teacher, school.pupils5)).mayLeave).toBe(false)
    await school.call(school.head, removeParticipant, {
      conversationId: school.pupils5,
      personId: school.head.personId,
    })
    expect(await ask(school.head)).toBe('no refusal')
  })
})
