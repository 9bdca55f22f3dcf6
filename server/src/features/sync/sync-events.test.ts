import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addParticipants,
  createConversation,
  enterConversation as enterOpenly,
  getConversation,
  removeParticipant,
} from '#protocol/conversations.ts'
import { deleteMessage, editMessage, messageHistory } from '#protocol/messages.ts'
import { syncEvents } from '#protocol/sync.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from '../conversations/testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

/** What somebody is told of a conversation after a version: texts, and whether to fetch afresh instead. */
async function heard(who: Actor, conversationId: string, after: number) {
  const { events, resync } = await school.call(who, syncEvents, { streams: [{ s: conversationId, after }] })
  const texts = events.flatMap(({ d }) => (d as { message?: { text: string } }).message?.text || [])
  return { texts, resync: resync.length > 0, versions: events.map(({ v }) => v) }
}

const versionOf = async (who: Actor, conversationId: string) =>
  (await school.call(who, getConversation, { conversationId })).conversation.version

async function group(): Promise<string> {
  const id = school.services.newId()
  const personIds = [school.head.personId]
  await school.call(school.teacher, createConversation, { id, kind: 'group', title: 'Педсовет', personIds })
  await school.say(school.teacher, 'до прихода', id)
  return id
}

const add = (conversationId: string, who: Actor) =>
  school.call(school.teacher, addParticipants, { conversationId, personIds: [who.personId] })
const remove = (conversationId: string, who: Actor) =>
  school.call(school.teacher, removeParticipant, { conversationId, personId: who.personId })

describe('sync.events tells nobody what was said before he or she came', () => {
  test('a head who entered openly catches up from there only, the children from the beginning', async () => {
    await school.say(school.ali, 'секрет класса')
    const before = await versionOf(school.ali, school.pupils5)
    await school.call(school.head, enterOpenly, { conversationId: school.pupils5, reason: 'Жалоба родителей' })
    await school.say(school.teacher, 'после прихода')
    expect(await heard(school.head, school.pupils5, 0)).toEqual({ texts: [], resync: true, versions: [] })
    expect(await heard(school.head, school.pupils5, before - 1)).toMatchObject({ texts: [], resync: true })
    expect(await heard(school.head, school.pupils5, before)).toMatchObject({ texts: ['после прихода'], resync: false })
    expect((await heard(school.ali, school.pupils5, 0)).texts).toEqual(['секрет класса', 'после прихода'])
  })

  test('nor a colleague who was added to a group, while one of its first members hears all', async () => {
    const id = await group()
    await add(id, school.secretary)
    const begins = await versionOf(school.secretary, id)
    await school.say(school.teacher, 'теперь втроём', id)
    expect(await heard(school.secretary, id, 0)).toMatchObject({ texts: [], resync: true })
    expect(await heard(school.secretary, id, begins)).toMatchObject({ texts: ['теперь втроём'], resync: false })
    expect((await heard(school.head, id, 0)).texts).toEqual(['до прихода', 'теперь втроём'])
  })

  test('nor what was said while one was away, to a device that was inside before', async () => {
    const id = await group()
    await add(id, school.secretary)
    const held = await versionOf(school.secretary, id)
    await remove(id, school.secretary)
    await school.say(school.teacher, 'без секретаря', id)
    expect(await heard(school.secretary, id, held)).toMatchObject({ texts: [], resync: true })
    await add(id, school.secretary)
    await school.say(school.teacher, 'снова втроём', id)
    expect(await heard(school.secretary, id, held)).toMatchObject({ texts: [], resync: true })
    const { rows } = await school.pool.query(
      'select from_version from participants where conversation_id = $1 and person_id = $2',
      [id, school.secretary.personId],
    )
    expect((await heard(school.secretary, id, rows[0].from_version - 1)).texts).toEqual(['снова втроём'])
  })

  test('nor how an older line was changed after one came', async () => {
    const id = await group()
    await add(id, school.secretary)
    const held = await versionOf(school.secretary, id)
    const [older] = (await school.call(school.head, messageHistory, { conversationId: id })).messages.filter(
      (message) => message.text === 'до прихода',
    )
    const line = { conversationId: id, seq: older!.seq }
    await school.call(school.teacher, editMessage, { ...line, text: 'до прихода, иначе', entities: [] })
    await school.call(school.teacher, deleteMessage, line)
    const told = async (who: Actor) =>
      (await school.call(who, syncEvents, { streams: [{ s: id, after: held }] })).events.map(({ n, d }) => [n, d])
    expect(await told(school.secretary)).toEqual([
      ['change.withheld', {}],
      ['change.withheld', {}],
    ])
    expect((await told(school.head)).map(([n]) => n)).toEqual(['message.edited', 'message.deleted'])
  })

  test('a pupil whom the roster brings in reads from the first line', async () => {
    const id = await group()
    expect((await heard(school.head, id, 0)).versions[0]).toBe(1)
    expect((await heard(school.fatima, school.pupils5, 0)).versions[0]).toBe(1)
  })
})
