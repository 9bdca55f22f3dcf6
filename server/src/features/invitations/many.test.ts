import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitationSheet, invitePeople, lookAtCode, revokePeople } from '#protocol/invitations.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const auditRows = async (act: string) =>
  (await s.pool.query('select count(*)::int as n from audit where act = $1', [act])).rows[0].n as number

async function listed(text: string) {
  const { people } = await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text, limit: 100 })
  return people.map(({ person, state }) => ({ id: person.id, state }))
}

async function sheetsOf(ids: string[]) {
  return (await s.call(s.head, invitationSheet, { ids })).sheets
}

test('many get codes at once and their former ones die; who cannot is named with the reason', async () => {
  const before = await s.invite(s.head, s.schoolId, 'teacher', 'Многова Анна\nМногова Вера\nМногова Зоя')
  const [anna, vera, zoya] = (await listed('многова')).map(({ id }) => id) as [string, string, string]
  await s.ask(before[2]!.code, 'Многова Зоя')
  const inside = await s.hire(s.head, s.schoolId, 'staff', 'Внутрикова Мария')
  const [deputy] = await s.invite(s.office, s.schoolId, 'deputy', 'Заместителева Ольга')
  expect(deputy).toBeDefined()
  const [deputyLine] = await listed('заместителева')
  const administrator = await s.hire(s.head, s.schoolId, 'administrator', 'Админова Анна')
  const stranger = newId()
  const asked = [vera, anna, zoya, inside.personId, deputyLine!.id, stranger]
  const rows = await auditRows('invitations.issued')
  const input = { organisationId: s.schoolId, personIds: asked }
  const { issued, leftOut } = await s.call(administrator, invitePeople, input)
  expect(issued.map(({ personId }) => personId)).toEqual([vera, anna])
  expect(leftOut).toEqual([
    { personId: zoya, why: 'waiting' },
    { personId: inside.personId, why: 'joined' },
    { personId: deputyLine!.id, why: 'not_allowed' },
    { personId: stranger, why: 'not_listed' },
  ])
  expect((await auditRows('invitations.issued')) - rows).toBe(2)
  const ids = issued.map(({ invitationId }) => invitationId)
  const { sheets } = await s.call(administrator, invitationSheet, { ids })
  expect(sheets.map(({ personName }) => personName)).toEqual(['Многова Вера', 'Многова Анна'])
  expect(await s.refusalByHttp(lookAtCode, { ticket: before[0]!.code })).toBe('code_closed')
  await s.byHttp(lookAtCode, { ticket: sheets[0]!.code })
})

test('two who issue codes to the same people at once leave one that opens', async () => {
  await s.invite(s.head, s.schoolId, 'teacher', 'Дважды Анна')
  const [line] = await listed('дважды')
  const input = { organisationId: s.schoolId, personIds: [line!.id] }
  await Promise.all([s.call(s.head, invitePeople, input), s.call(s.office, invitePeople, input)])
  const { rows } = await s.pool.query('select from join_codes where person_id = $1 and closed_at is null', [line!.id])
  expect(rows).toHaveLength(1)
})

test('codes of many are revoked at once; a request that waits stays, and who has no code is named', async () => {
  await s.invite(s.head, s.schoolId, 'teacher', 'Отзывова Анна\nОтзывова Вера')
  const [anna, vera] = (await listed('отзывова')).map(({ id }) => id) as [string, string]
  const both = { organisationId: s.schoolId, personIds: [anna, vera] }
  const { issued } = await s.call(s.head, invitePeople, both)
  const sheets = await sheetsOf(issued.map(({ invitationId }) => invitationId))
  await s.ask(sheets[1]!.code, 'Отзывова Вера')
  const rows = await auditRows('invitation.revoked')
  expect(await s.call(s.head, revokePeople, both)).toEqual({
    revoked: [anna],
    leftOut: [{ personId: vera, why: 'waiting' }],
  })
  expect(await s.call(s.head, revokePeople, { ...both, personIds: [anna] })).toEqual({
    revoked: [],
    leftOut: [{ personId: anna, why: 'no_code' }],
  })
  expect((await auditRows('invitation.revoked')) - rows).toBe(1)
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheets[0]!.code })).toBe('code_closed')
})
