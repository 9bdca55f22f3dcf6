import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConversation, getConversation, removeParticipant } from '#protocol/conversations.ts'
import { editMessage, messageHistory, sendMessage, type Entity } from '#protocol/messages.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

let school: School
let group: string
beforeAll(async () => {
  school = await testSchool()
  group = school.services.newId()
  const personIds = [school.secretary.personId, school.teacher.personId]
  await school.call(school.head, createConversation, { id: group, kind: 'group', title: 'Педсовет', personIds })
})
afterAll(() => school.close())

const mention = ({ personId }: Actor, offset: number): Entity => ({ type: 'mention', offset, length: 2, personId })
const bold: Entity = { type: 'bold', offset: 0, length: 2 }
const text = '@я @ты @он'
const page = () => school.call(school.head, messageHistory, { conversationId: group })
const lastOf = async () => (await page()).messages.at(-1)!
const named = async () => (await page()).persons.map((person) => person.id)
const events = async () => JSON.stringify(await school.eventsOf(group))

test('who mentions a child of another school learns neither name nor class: the words stay, the id goes', async () => {
  const entities = [bold, mention(school.teacher, 0), mention(school.stranger, 3), mention(school.fatima, 7)]
  await school.call(school.head, sendMessage, { id: school.services.newId(), conversationId: group, text, entities })
  expect(await lastOf()).toMatchObject({ text, entities: [bold, mention(school.teacher, 0)] })
  expect(await named()).not.toContain(school.stranger.personId)
  expect(await events()).not.toContain(school.fatima.personId)
  expect(await events()).not.toContain(school.stranger.personId)
  expect((await school.call(school.teacher, getConversation, { conversationId: group })).conversation.mentions).toBe(1)
})

test('a repeated command is still the same message, though a mention of it went', async () => {
  const input = { id: school.services.newId(), conversationId: group, text, entities: [mention(school.stranger, 0)] }
  const first = await school.call(school.head, sendMessage, input)
  expect(await school.call(school.head, sendMessage, input)).toEqual(first)
  expect((await lastOf()).entities).toEqual([])
})

test('what travels live is what is stored', async () => {
  const seen: string[] = []
  const { bus } = school.services
  const publish = bus.publish.bind(bus)
  bus.publish = (told) => {
    seen.push(...told.filter((event) => event.name === 'message.sent').map((event) => event.data))
    publish(told)
  }
  const entities = [mention(school.stranger, 0), mention(school.teacher, 3)]
  await school.call(school.head, sendMessage, { id: school.services.newId(), conversationId: group, text, entities })
  bus.publish = publish
  expect(seen.map((data) => JSON.parse(data))).toEqual([(await school.eventsOf(group)).at(-1)!.data])
  expect(seen.join()).not.toContain(school.stranger.personId)
})

test('an edit mentions nobody from outside either', async () => {
  const { seq } = await school.call(school.head, sendMessage, {
    id: school.services.newId(),
    conversationId: group,
    text,
  })
  const entities = [mention(school.secretary, 0), mention(school.stranger, 3)]
  await school.call(school.head, editMessage, { conversationId: group, seq, text, entities })
  expect((await lastOf()).entities).toEqual([mention(school.secretary, 0)])
  expect(await named()).not.toContain(school.stranger.personId)
  expect(await events()).not.toContain(school.stranger.personId)
})

test('whoever was mentioned and left since keeps the name in the old line', async () => {
  await school.call(school.head, removeParticipant, { conversationId: group, personId: school.secretary.personId })
  expect(await named()).toContain(school.secretary.personId)
  await school.pool.query(
    `update messages set entities = jsonb_build_array(jsonb_build_object(
       'type', 'mention', 'offset', 0, 'length', 2, 'personId', $2::text))
     where conversation_id = $1 and seq = (select max(seq) from messages where conversation_id = $1 and author_id is not null)`,
    [group, school.stranger.personId],
  )
  expect(await named()).not.toContain(school.stranger.personId)
})
