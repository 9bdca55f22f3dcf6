import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockAccount, unblockAccount } from '#protocol/accounts.ts'
import { listJoins, refuseJoin } from '#protocol/invitations.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const named = async (act: string) =>
  (await s.pool.query('select actor_id, subject_id, organisation_id from audit_named where act = $1', [act])).rows

test('who read a request and who refused it is on record', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher', 'Новикова Ольга')
  const { requestId, actor } = await s.ask(sheet!.code, 'Новикова Ольга')
  await s.call(s.head, listJoins, {})
  await s.call(s.head, refuseJoin, { requestId })
  const [by, there] = [{ actor_id: s.head.personId }, { organisation_id: s.schoolId }]
  expect(await named('joins.listed')).toEqual([{ ...by, ...there, subject_id: null }])
  const { rows } = await s.pool.query(`select number, data from audit where act = 'join.refused'`)
  expect(rows).toEqual([expect.objectContaining({ data: expect.objectContaining({ requestId, kind: 'staff' }) })])
  expect(await named('join.refused')).toEqual([{ ...by, ...there, subject_id: actor.personId }])
})

test('who opened an account again is on record', async () => {
  const { personId } = await s.hire(s.head, s.schoolId, 'teacher', 'Курбанова Аида Руслановна')
  await s.call(s.head, blockAccount, { personId, reason: 'Уволена' })
  await s.call(s.head, unblockAccount, { personId })
  const row = { actor_id: s.head.personId, subject_id: personId, organisation_id: s.schoolId }
  expect(await named('account.unblocked')).toEqual([row])
})
