import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addParticipants,
  conversationParticipants,
  createConversation,
  getConversation,
  removeParticipant,
  renameConversation,
  setParticipantRole,
} from '#protocol/conversations.ts'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

async function create(who: Actor, kind: 'group' | 'channel', others: Actor[], title = 'Поход') {
  const id = school.services.newId()
  const input = { id, kind, title, personIds: others.map((other) => other.personId) }
  return (await school.call(who, createConversation, input)).conversationId
}
const get = async (who: Actor, conversationId: string) =>
  (await school.call(who, getConversation, { conversationId })).conversation
const codes = async (who: Actor, conversationId: string) =>
  (await school.call(who, messageHistory, { conversationId })).messages.map(
    (message) => message.system?.code ?? message.text,
  )

describe('conversations.create', () => {
  test('everybody reads from the first line; the maker keeps order', async () => {
    const id = await create(school.teacher, 'group', [school.fatima, school.head], '  Поход \n в горы ')
    expect(await get(school.teacher, id)).toMatchObject({ title: 'Поход в горы', myRole: 'owner', participantCount: 3 })
    expect(await get(school.fatima, id)).toMatchObject({ myRole: 'member', firstVisibleSeq: 1, official: false })
    expect(await codes(school.fatima, id)).toEqual(['conversation_created'])
    const told = (await school.eventsOf(school.fatima.personId)).filter(({ data }) => data.conversationId === id)
    expect(told.map((event) => event.name)).toEqual(['chat.added'])
  })
  test('in a channel only its owner and moderators write', async () => {
    const id = await create(school.head, 'channel', [school.secretary])
    const say = { id: school.services.newId(), conversationId: id, text: 'можно?' }
    expect(await school.refusal(school.secretary, sendMessage, say)).toBe('may_not_send')
    expect(await get(school.secretary, id)).toMatchObject({ maySend: false, maySendCode: 'channel_readers_only' })
    expect(await get(school.head, id)).toMatchObject({ maySend: true })
  })
  test('nobody is put into a group by one who may not write to them', async () => {
    const input = (other: Actor) => ({
      id: school.services.newId(),
      kind: 'group',
      title: 'Т',
      personIds: [other.personId],
    })
    expect(await school.refusal(school.head, createConversation, input(school.fatima))).toBe('people_not_allowed')
    expect(await school.refusal(school.stranger, createConversation, input(school.head))).toBe('people_not_allowed')
  })
  test('children make no groups', async () => {
    const input = { id: school.services.newId(), kind: 'group', title: 'Т', personIds: [school.ali.personId] }
    expect(await school.refusal(school.fatima, createConversation, input)).toBe('pupils_make_no_groups')
  })
  test('an id that exists is not taken over', async () => {
    const input = { id: school.staff, kind: 'group', title: 'Т', personIds: [] }
    expect(await school.refusal(school.head, createConversation, input)).toBe('conversation_id_taken')
  })
  test('not for an organisation one does not work in; not without a visible title', async () => {
    const input = {
      id: school.services.newId(),
      kind: 'group',
      title: 'Т',
      personIds: [],
      organisationId: school.lyceum,
    }
    expect(await school.refusal(school.head, createConversation, input)).toBe('not_allowed')
    const blank = { id: school.services.newId(), kind: 'group', title: ' \u200B\n', personIds: [] }
    expect(await school.refusal(school.head, createConversation, blank)).toBe('bad_input')
  })
})

describe('changing it', () => {
  test('renaming says so in the chat, once', async () => {
    const id = await create(school.head, 'group', [school.secretary])
    await school.call(school.head, renameConversation, { conversationId: id, title: 'Праздник' })
    await school.call(school.head, renameConversation, { conversationId: id, title: 'Праздник' })
    expect((await get(school.secretary, id)).title).toBe('Праздник')
    expect(await codes(school.secretary, id)).toEqual(['conversation_created', 'title_changed'])
    expect(await school.refusal(school.secretary, renameConversation, { conversationId: id, title: 'Я' })).toBe(
      'moderators_only',
    )
    expect(await school.refusal(school.office, renameConversation, { conversationId: id, title: 'Я' })).toBe(
      'not_found',
    )
  })
  test('who is added later reads from then on, who comes again too', async () => {
    const id = await create(school.head, 'group', [school.teacher])
    await school.say(school.head, 'до', id)
    const add = { conversationId: id, personIds: [school.secretary.personId] }
    await school.call(school.teacher, addParticipants, add)
    await school.call(school.teacher, addParticipants, add)
    expect(await codes(school.secretary, id)).toEqual(['participant_joined'])
    await school.call(school.head, removeParticipant, { conversationId: id, personId: school.secretary.personId })
    await school.say(school.head, 'без вас', id)
    await school.call(school.head, addParticipants, add)
    expect(await codes(school.secretary, id)).toEqual(['participant_joined'])
    expect(await codes(school.head, id)).toEqual([
      'conversation_created',
      'до',
      'participant_joined',
      'participant_removed',
      'без вас',
      'participant_joined',
    ])
  })
  test('removal is told to the one removed and closes the conversation at once', async () => {
    const id = await create(school.head, 'group', [school.secretary])
    await school.call(school.head, removeParticipant, { conversationId: id, personId: school.secretary.personId })
    for (const contract of [getConversation, conversationParticipants, messageHistory]) {
      expect(await school.refusal(school.secretary, contract, { conversationId: id })).toBe('not_found')
    }
    const last = (await school.eventsOf(school.secretary.personId)).at(-1)
    expect(last).toMatchObject({ name: 'chat.removed', data: { conversationId: id } })
    expect(await get(school.head, id)).toMatchObject({
      participantCount: 1,
      audience: { staff: 1, pupils: 0, guardians: 0 },
    })
  })
  test('members remove nobody, moderators no moderators, everybody may leave; then somebody else owns it', async () => {
    const id = await create(school.head, 'group', [school.teacher, school.secretary, school.office])
    const remove = (who: Actor, other: Actor) =>
      school.refusal(who, removeParticipant, { conversationId: id, personId: other.personId })
    expect(await remove(school.secretary, school.teacher)).toBe('moderators_only')
    const role = { conversationId: id, personId: school.teacher.personId, role: 'moderator' } as const
    expect(
      await school.refusal(school.teacher, setParticipantRole, { ...role, personId: school.secretary.personId }),
    ).toBe('moderators_only')
    await school.call(school.head, setParticipantRole, role)
    expect(await remove(school.teacher, school.head)).toBe('owner_only')
    expect(await remove(school.teacher, school.office)).toBe('no refusal')
    expect(await remove(school.teacher, school.office)).toBe('not_found')
    expect(await remove(school.head, school.head)).toBe('no refusal')
    expect((await get(school.teacher, id)).myRole).toBe('owner')
    expect(await school.refusal(school.teacher, setParticipantRole, { ...role, role: 'member' })).toBe('owner_only')
  })
  test('a reader reads, and brings nobody in', async () => {
    const id = await create(school.head, 'group', [school.teacher])
    await school.call(school.head, setParticipantRole, {
      conversationId: id,
      personId: school.teacher.personId,
      role: 'reader',
    })
    expect(await get(school.teacher, id)).toMatchObject({
      myRole: 'reader',
      maySend: false,
      maySendCode: 'reader_only',
    })
    const add = { conversationId: id, personIds: [school.secretary.personId] }
    expect(await school.refusal(school.teacher, addParticipants, add)).toBe('reader_only')
  })
})

describe('what the roster or two people keep', () => {
  test('nobody changes a chat of the roster by hand, nor leaves it', async () => {
    const id = school.pupils5
    const other = school.ali.personId
    const attempts: [Parameters<School['refusal']>[1], object][] = [
      [renameConversation, { conversationId: id, title: 'Банда' }],
      [addParticipants, { conversationId: id, personIds: [school.mother.personId] }],
      [removeParticipant, { conversationId: id, personId: school.fatima.personId }],
      [setParticipantRole, { conversationId: id, personId: other, role: 'reader' }],
    ]
    for (const [contract, input] of attempts)
      expect(await school.refusal(school.fatima, contract, input)).toBe('roster_keeps')
  })
})

describe('conversations.participants', () => {
  test('those who keep order first, found by a part of the name, a page at a time', async () => {
    const ask = (input: object) =>
      school.call(school.fatima, conversationParticipants, { conversationId: school.pupils5, ...input })
    const all = await ask({})
    expect(all.total).toBe(3)
    expect(all.participants.map(({ person, role }) => [person.id, role])).toEqual([
      [school.teacher.personId, 'moderator'],
      [school.ali.personId, 'member'],
      [school.fatima.personId, 'member'],
    ])
    const page = await ask({ offset: 1, limit: 1 })
    expect([page.total, page.participants.map(({ person }) => person.id)]).toEqual([3, [school.ali.personId]])
    expect(await ask({ text: 'фат' })).toMatchObject({
      total: 1,
      participants: [{ person: { id: school.fatima.personId } }],
    })
    expect(await ask({ offset: 10 })).toEqual({ total: 3, participants: [] })
  })
  test('is closed to others', async () => {
    const refusal = await school.refusal(school.zaur, conversationParticipants, { conversationId: school.pupils5 })
    expect(refusal).toBe('not_found')
  })
})
