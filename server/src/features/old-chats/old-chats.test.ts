import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf } from '#protocol/contract.ts'
import {
  addOldChat,
  changeOldChat,
  declareOldChats,
  listOldChats,
  markOldChatMistaken,
  oldChatFarewell,
  oldChatsBelow,
  setOldChatState,
  type OldChatStatus,
} from '#protocol/old-chats.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let deputy: Actor
let secretary: Actor
beforeAll(async () => {
  s = await scene()
  deputy = await s.hire(s.head, s.schoolId, 'deputy', 'Алиева Мадина Руслановна')
  secretary = await s.hire(s.head, s.schoolId, 'administrator', 'Саидова Саида Саидовна')
})
afterAll(() => s.close())

type About = Partial<InputOf<typeof addOldChat>>
let named = 0
const about = (more: About = {}): InputOf<typeof addOldChat> => ({
  ...{ id: newId(), organisationId: s.schoolId, ownOf: 'organisation', messenger: 'whatsapp', kind: 'guardians' },
  ...{ name: `Чат ${++named}` },
  ...more,
})
const add = async (more: About = {}, by = s.head) => (await s.call(by, addOldChat, about(more))).chatId
const state = (chatId: string, status: OldChatStatus, evidence = '') => ({ chatId, status, evidence })
const list = (by: Actor = s.head, more: Partial<InputOf<typeof listOldChats>> = {}) =>
  s.call(by, listOldChats, { organisationId: s.schoolId, ...more })
const lineOf = async (chatId: string, by: Actor = s.head, more: Partial<InputOf<typeof listOldChats>> = {}) =>
  (await list(by, more)).chats.find(({ id }) => id === chatId)

describe('head, deputy and administrator keep the list; the office reads', () => {
  test('each of them enters, and all of them see owner and link, which the office does not need', async () => {
    const mine = await add({ owner: 'Алиева  Мадина', link: 't.me/school', peopleCount: 31 })
    await add({}, deputy)
    await add({}, secretary)
    expect(await lineOf(mine, deputy)).toMatchObject({
      ...{ owner: 'Алиева Мадина', link: 'https://t.me/school', peopleCount: 31 },
      state: { status: 'declared', evidence: '' },
    })
    const seenAbove = await lineOf(mine, s.office)
    expect(seenAbove).toMatchObject({ owner: '', ownerPersonId: null, link: '' })
    expect(JSON.stringify(await list(s.office))).not.toContain('Алиева Мадина"')
    expect(await s.refusal(s.office, addOldChat, about())).toBe('not_allowed')
    expect(await s.refusal(s.office, setOldChatState, state(mine, 'importing'))).toBe('not_allowed')
    expect((await list(s.office)).mayKeep).toBe(false)
  })

  test('an owner is somebody who works there, or words', async () => {
    const id = await add({ ownerPersonId: deputy.personId })
    expect((await lineOf(id))?.ownerPersonId).toBe(deputy.personId)
    expect(await s.refusal(s.head, addOldChat, about({ ownerPersonId: s.office.personId }))).toBe(
      'old_chat_owner_unknown',
    )
  })

  test('the same chat is not entered twice, however it is written', async () => {
    await add({ name: 'Родители 7Б' })
    expect(await s.refusal(secretary, addOldChat, about({ name: '«родители»  7б' }))).toBe('old_chat_known')
    expect(await s.refusal(s.head, addOldChat, about({ name: '   ' }))).toBe('old_chat_name_empty')
    expect(await s.refusal(s.head, addOldChat, about({ link: 'javascript:alert(1)' }))).toBe('old_chat_link_wrong')
  })

  test('the same chat sent again by a device that never heard the answer is one chat, and no id reaches another school', async () => {
    const twice = about()
    await s.call(s.head, addOldChat, twice)
    const { counts } = await list()
    expect(await s.refusal(s.head, addOldChat, twice)).toBe('no refusal')
    expect((await list()).counts).toEqual(counts)
    const office = { ...about(), id: twice.id, organisationId: s.officeId }
    expect(await s.refusal(s.office, addOldChat, office)).toBe('not_found')
  })

  test('what a line says is corrected, but not into another line', async () => {
    const [one, other] = [await add({ name: 'Педсовет' }), await add({ name: 'Методсовет' })]
    const change = { chatId: other, messenger: 'whatsapp', kind: 'staff' } as const
    expect(await s.refusal(s.head, changeOldChat, { ...change, name: 'педсовет' })).toBe('old_chat_known')
    await s.call(s.head, changeOldChat, { ...change, chatId: one, name: 'Педсовет 2026', peopleCount: 40 })
    expect(await lineOf(one)).toMatchObject({ name: 'Педсовет 2026', kind: 'staff', peopleCount: 40 })
  })
})

describe('how far a chat has come', () => {
  test('moved and closed need evidence, which stays with who said it and when', async () => {
    const id = await add()
    expect(await s.refusal(s.head, setOldChatState, state(id, 'moved', ' '))).toBe('old_chat_evidence_needed')
    await s.call(deputy, setOldChatState, state(id, 'importing'))
    await s.call(deputy, setOldChatState, state(id, 'moved', 'Последнее сообщение 20 ноября'))
    const line = await lineOf(id)
    expect(line?.state).toMatchObject({ status: 'moved', evidence: 'Последнее сообщение 20 ноября' })
    expect(line?.state.by?.id).toBe(deputy.personId)
    expect(await s.refusal(s.head, setOldChatState, state(id, 'declared'))).toBe('old_chat_evidence_needed')
    await s.call(s.head, setOldChatState, state(id, 'declared', 'В нём снова пишут'))
    expect((await lineOf(id))?.state.status).toBe('declared')
  })

  test('can be asked for as of any past moment', async () => {
    const id = await add()
    await s.call(s.head, setOldChatState, state(id, 'closed', 'Удалён 25 ноября'))
    await s.call(s.head, markOldChatMistaken, { chatId: id, reason: 'Это чат другой школы' })
    await s.pool.query(
      `with entered as (update old_chats set recorded_at = now() - interval '3 hours', mistaken_at = now() - interval '1 hour'
         where id = $1)
       update old_chat_states set at = now() - case status when 'declared' then interval '3 hours' else interval '2 hours' end
       where chat_id = $1`,
      [id],
    )
    const hoursAgo = async (hours: number) => {
      const asked = 'select status from old_chats_at(now() - make_interval(mins => $2)) where id = $1'
      return (await s.pool.query(asked, [id, hours * 60])).rows[0]?.status
    }
    expect(await hoursAgo(3.5)).toBeUndefined()
    expect(await hoursAgo(2.5)).toBe('declared')
    expect(await hoursAgo(1.5)).toBe('closed')
    expect(await hoursAgo(0.5)).toBeUndefined()
  })

  test('a server without a secure address gives no last message, and says so of the message', async () => {
    const chatId = await add()
    const origin = { address: '198.51.100.4', device: 'test', language: 'ru', requestId: 'test' } as const
    const asked = s.app.calls.call(oldChatFarewell.name, { actor: s.head, origin, input: { chatId } })
    await expect(asked).rejects.toMatchObject({ code: 'old_chat_address_needed' })
    await expect(asked).rejects.not.toThrow(/приглашени/u)
  })

  test('parents’ own chats are listed apart, and nobody asks them to move', async () => {
    const before = (await list()).counts
    const id = await add({ ownOf: 'parents', name: 'Мамы 5А', owner: 'Гасанова Зарема', link: 'https://t.me/mums' })
    expect((await list()).counts).toEqual({ ...before, parents: before.parents + 1 })
    expect(await lineOf(id)).toBeUndefined()
    expect(await lineOf(id, s.head, { show: 'parents' })).toMatchObject({ owner: '', link: '' })
    expect(await s.refusal(s.head, setOldChatState, state(id, 'closed', 'Закрыли'))).toBe('old_chat_of_parents')
    expect(await s.refusal(s.head, oldChatFarewell, { chatId: id })).toBe('old_chat_of_parents')
    const { rows } = await s.pool.query('select owner, link from old_chats where id = $1', [id])
    expect(rows[0]).toEqual({ owner: '', link: '' })
  })
})

describe('a line is never deleted', () => {
  test('one that was a mistake leaves the numbers and stays to be seen, with reason and name, also by the office', async () => {
    const before = (await list()).counts
    const id = await add({ name: 'Не наш чат' })
    expect(await s.refusal(s.head, markOldChatMistaken, { chatId: id, reason: ' ' })).toBe('old_chat_reason_needed')
    await s.call(secretary, markOldChatMistaken, { chatId: id, reason: 'Это чат другой школы' })
    expect((await list()).counts).toEqual({ ...before, mistaken: before.mistaken + 1 })
    const marked = await lineOf(id, s.office, { show: 'mistaken' })
    expect(marked?.mistaken).toMatchObject({ reason: 'Это чат другой школы', by: { id: secretary.personId } })
    expect(await s.refusal(s.head, setOldChatState, state(id, 'moved', 'Переехал'))).toBe('old_chat_mistaken')
    expect(await add({ name: 'Не наш чат' })).not.toBe(id)
  })
})

describe('the head says that the list is complete', () => {
  test('nobody else does, and whoever looks sees for how many days it is good', async () => {
    const declare = (by: Actor) => s.refusal(by, declareOldChats, { id: newId(), organisationId: s.schoolId })
    expect(await declare(deputy)).toBe('old_chats_for_head')
    expect(await declare(secretary)).toBe('old_chats_for_head')
    expect(await declare(s.office)).toBe('old_chats_for_head')
    expect((await list()).declaration).toBeNull()
    expect(await declare(s.head)).toBe('no refusal')
    const { declaration, counts, mayDeclare } = await list(s.head)
    expect(declaration).toMatchObject({ daysLeft: 28, chats: counts.total, by: { id: s.head.personId } })
    expect(mayDeclare).toBe(true)
    await aged(29)
    expect((await list()).declaration?.daysLeft).toBe(0)
    expect(await declare(s.head)).toBe('no refusal')
    expect((await list()).declaration?.daysLeft).toBe(28)
  })
})

describe('the office sees where its organisations stand', () => {
  test('counts and days, with those on top who have said nothing; nobody by name', async () => {
    const { organisations, sum } = await s.call(s.office, oldChatsBelow, { organisationId: s.officeId })
    const { counts } = await list()
    expect(organisations).toEqual([expect.objectContaining({ id: s.schoolId, counts, free: false })])
    expect(sum).toMatchObject({ organisations: 1, declared: 1, free: 0, counts })
    expect(counts.mistaken).toBeGreaterThan(0)
    expect(JSON.stringify(organisations)).not.toContain('Алиева')
    const undeclared = await s.call(s.office, oldChatsBelow, { organisationId: s.officeId, show: 'undeclared' })
    expect(undeclared.total).toBe(0)
    expect(await s.refusal(s.head, oldChatsBelow, { organisationId: s.schoolId })).toBe('old_chats_office_only')
    expect(await s.refusal(s.head, oldChatsBelow, { organisationId: s.officeId })).toBe('not_found')
  })

  test('free is who has declared and has nothing open', async () => {
    for (const { id } of (await list(s.head, { show: 'open' })).chats)
      await s.call(s.head, setOldChatState, state(id, 'closed', 'Удалён'))
    const { organisations, sum } = await s.call(s.office, oldChatsBelow, { organisationId: s.officeId, show: 'free' })
    expect(organisations.map(({ id }) => id)).toEqual([s.schoolId])
    expect(sum.free).toBe(1)
  })
})

test('search, filters and pages find a chat among many', async () => {
  for (const name of ['Ёжики', 'Ежевика', 'Барсуки']) await add({ name, messenger: 'viber', owner: 'Лесник Иван' })
  const names = async (more: Partial<InputOf<typeof listOldChats>>) =>
    (await list(s.head, more)).chats.map(({ name }) => name)
  expect(await names({ text: 'еж' })).toEqual(['Ежевика', 'Ёжики'])
  expect(await names({ text: 'лесник барс' })).toEqual(['Барсуки'])
  expect(await names({ messenger: 'viber', offset: 1, limit: 1 })).toEqual(['Ежевика'])
  expect(await names({ messenger: 'viber', show: 'moved' })).toEqual([])
})

async function aged(days: number): Promise<void> {
  await s.pool.query(`update old_chat_declarations set at = at - make_interval(days => $1)`, [days])
}
