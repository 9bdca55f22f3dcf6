import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendMessage } from '#protocol/messages.ts'
import { markRead } from '#protocol/conversations.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import { newId } from '#server/platform/ids.ts'
import { flushUses, noteUse } from './exports.ts'
import { findLostUses } from './uses.queries.ts'

let s: School
beforeAll(async () => {
  s = await testSchool()
})
afterAll(() => s.close())

async function usesOf(personId: string): Promise<{ first_at: Date; last_at: Date }[]> {
  await flushUses(s.services)
  const { rows } = await s.pool.query('select first_at, last_at from uses where person_id = $1 order by day', [
    personId,
  ])
  return rows
}

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`)

test('a teacher who writes and one on whose screen lines stayed have used it; how often is not kept, and of children nothing at all', async () => {
  const text = { conversationId: s.pupils5, text: 'Завтра экскурсия' }
  await s.call(s.teacher, sendMessage, { id: newId(), ...text })
  await s.call(s.teacher, sendMessage, { id: newId(), ...text })
  await s.call(s.fatima, sendMessage, { id: newId(), ...text })
  await s.call(s.head, sendMessage, { id: newId(), conversationId: s.staff, text: 'Совещание в 15:00' })
  await s.call(s.secretary, markRead, { conversationId: s.staff, seq: 1 })
  expect(await usesOf(s.secretary.personId)).toEqual([])
  await s.call(s.secretary, markRead, { conversationId: s.staff, seq: 1, stayed: true })
  expect(await usesOf(s.teacher.personId)).toHaveLength(1)
  expect(await usesOf(s.secretary.personId)).toHaveLength(1)
  expect(await usesOf(s.fatima.personId)).toEqual([])
})

test('of a day only the first and the last use are kept, whatever the order they are written in', async () => {
  const { personId } = s.stranger
  noteUse(s.services, [personId], at('09:10'))
  expect(await usesOf(personId)).toEqual([{ first_at: at('09:10'), last_at: at('09:10') }])
  noteUse(s.services, [personId], at('15:40'))
  noteUse(s.services, [personId], at('11:00'))
  expect(await usesOf(personId)).toEqual([{ first_at: at('09:10'), last_at: at('15:40') }])
  const night = new Date('2026-11-21T00:30:00Z')
  noteUse(s.services, [personId], at('23:50'))
  noteUse(s.services, [personId], night)
  expect(await usesOf(personId)).toEqual([
    { first_at: at('09:10'), last_at: at('23:50') },
    { first_at: night, last_at: night },
  ])
})

test('what a server had in memory when it was killed is found again from what people wrote and read', async () => {
  await flushUses(s.services)
  await s.pool.query('delete from uses')
  await findLostUses(s.services.db, s.services.clock.now())
  expect(await usesOf(s.teacher.personId)).toHaveLength(1)
  expect(await usesOf(s.secretary.personId)).toHaveLength(1)
})
