import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCommonChat, commonChats, openCommonChat, type CommonChatKind } from '#protocol/common-chats.ts'
import { conversationParticipants, getConversation } from '#protocol/conversations.ts'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import { moveOrganisation } from '#protocol/organisations.ts'
import { beginLeave, grantRole, removeStaff } from '#protocol/roster.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { followPeople } from './follow-people.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const open = async (kind: CommonChatKind, organisationId = school.town) => {
  const { conversationId } = await school.call(school.office, openCommonChat, { organisationId, kind })
  await followAll()
  return conversationId
}

async function region(): Promise<string> {
  const id = await school.make.organisation('region', null)
  await oversee(id)
  return id
}
const oversee = (officeId: string) =>
  school.pool.query(
    `insert into role_grants (id, person_id, organisation_id, role, valid_from)
     values (gen_random_uuid(), $1, $2, 'office_specialist', now() - interval '1 hour')`,
    [school.office.personId, officeId],
  )

/** What the outbox would hand over. */
async function followAll() {
  const { rows } = await school.pool.query(
    'delete from outbox where topic = \'organisations.followPeople\' returning id, topic, stream_id as "streamId", data, 0 as attempts',
  )
  for (const row of rows.sort((a, b) => a.id - b.id)) await followPeople(row, school.services)
}
const rolesIn = async (conversationId: string) => {
  const { rows } = await school.pool.query(
    'select person_id, role from participants where conversation_id = $1 and left_at is null',
    [conversationId],
  )
  return new Map<string, string>(rows.map((row) => [row.person_id, row.role]))
}
const send = (who: Actor, conversationId: string) =>
  school.refusal(who, sendMessage, { id: school.services.newId(), conversationId, text: 'Коллеги!' })
const reads = (who: Actor, conversationId: string) => school.refusal(who, messageHistory, { conversationId })

describe('heads of the municipality', () => {
  test('the office and whoever leads an organisation below it; nobody else', async () => {
    const id = await open('heads')
    expect(await rolesIn(id)).toEqual(
      new Map([
        [school.office.personId, 'moderator'],
        [school.head.personId, 'member'],
      ]),
    )
    expect(await send(school.head, id)).toBe('no refusal')
  })

  test('an acting head comes with the role and goes with it', async () => {
    const id = await open('heads')
    const deputy = await school.make.staff(school.school, 'deputy', 'Ибрагимова', 'Асият', 'Омаровна')
    const about = { organisationId: school.school, personId: deputy.personId }
    expect(await reads(deputy, id)).toBe('not_found')
    await school.call(school.office, grantRole, { ...about, role: 'head' })
    expect(await reads(deputy, id)).toBe('no refusal')
    await school.call(school.office, removeStaff, about)
    expect(await reads(deputy, id)).toBe('not_found')
  })

  test('an organisation that moves under another office takes its head along at once', async () => {
    const id = await open('heads')
    const other = await school.make.organisation('municipality', await region())
    await oversee(other)
    const there = await open('heads', other)
    await school.call(school.office, moveOrganisation, { organisationId: school.school, parentId: other })
    expect(await reads(school.head, id)).toBe('not_found')
    await followAll()
    expect(await reads(school.head, there)).toBe('no refusal')
    await school.call(school.office, moveOrganisation, { organisationId: school.school, parentId: school.town })
    await followAll()
    expect([await reads(school.head, id), await reads(school.head, there)]).toEqual(['no refusal', 'not_found'])
  })
})

describe('all staff of the municipality', () => {
  test('the office writes, all staff read and react, long leave changes nothing', async () => {
    const id = await open('all_staff')
    const roles = await rolesIn(id)
    expect(roles.get(school.office.personId)).toBe('moderator')
    for (const one of [school.head, school.teacher, school.secretary]) expect(roles.get(one.personId)).toBe('reader')
    for (const one of [school.mother, school.ali]) expect(roles.has(one.personId)).toBe(false)
    expect([await send(school.office, id), await send(school.teacher, id)]).toEqual(['no refusal', 'may_not_send'])
    const { conversation } = await school.call(school.teacher, getConversation, { conversationId: id })
    expect(conversation).toMatchObject({ official: true, maySendCode: 'channel_readers_only', mayLeave: false })
    await school.call(school.head, beginLeave, {
      ...{ id: school.services.newId(), organisationId: school.school, personId: school.teacher.personId },
      ...{ from: '2026-01-12', until: null, orderNumber: '7-к' },
    })
    expect(await reads(school.teacher, id)).toBe('no refusal')
  })

  test('is closed for writing and stays to be read; opened again, newcomers are inside', async () => {
    const id = await open('all_staff')
    await school.call(school.office, closeCommonChat, { organisationId: school.town, kind: 'all_staff' })
    const hired = await school.make.staff(school.school, 'teacher', 'Новенькая', 'Мария', 'Ивановна')
    expect([await send(school.office, id), await reads(school.teacher, id), await reads(hired, id)]).toEqual([
      'conversation_archived',
      'no refusal',
      'not_found',
    ])
    expect(await open('all_staff')).toBe(id)
    expect(await reads(hired, id)).toBe('no refusal')
    const { chats } = await school.call(school.office, commonChats, { organisationId: school.town })
    expect(chats.map(({ kind, open: isOpen }) => [kind, isOpen])).toEqual([
      ['heads', true],
      ['all_staff', true],
    ])
  })

  test('two thousand people come in by slices, with no line on record', async () => {
    const id = await open('all_staff')
    const lastSeq = async () =>
      (await school.call(school.office, getConversation, { conversationId: id })).conversation.lastSeq
    const { rows } = await school.pool.query(
      `with made as (
         insert into persons (id, family_name, given_name) select gen_random_uuid(), 'Много', 'Людей' || n
         from generate_series(1, 2000) n returning id
       ), accounts_made as (
         insert into accounts (id, person_id, login, password_hash, locale)
         select gen_random_uuid(), id, 'many-' || id, 'x', 'ru' from made
       ), streams_made as (insert into streams (id, kind) select id, 'person' from made)
       select id from made`,
    )
    const ids = rows.map((row) => row.id)
    await school.pool.query(
      `insert into role_grants (id, person_id, organisation_id, role, valid_from)
       select gen_random_uuid(), p, $2, 'teacher', now() - interval '1 hour' from unnest($1::uuid[]) p`,
      [ids, school.school],
    )
    const before = await lastSeq()
    const begun = performance.now()
    await open('all_staff')
    console.log(`2,000 people into a channel: ${Math.round(performance.now() - begun)} ms`)
    expect((await rolesIn(id)).size).toBeGreaterThan(2000)
    expect(await lastSeq()).toBe(before)
    const { participants } = await school.call(school.teacher, conversationParticipants, { conversationId: id })
    expect(participants.length).toBeLessThanOrEqual(200)
  })
})

test('a school keeps no such chat, a region none of all staff', async () => {
  const ask = (organisationId: string, kind: CommonChatKind) =>
    school.refusal(school.office, openCommonChat, { organisationId, kind })
  expect(await ask(school.school, 'heads')).toBe('common_chat_elsewhere')
  expect(await ask(await region(), 'all_staff')).toBe('common_chat_elsewhere')
})
