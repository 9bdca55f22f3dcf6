import { afterAll, beforeAll, expect, test } from 'vitest'
import { listConversations, mayWriteTo } from '#protocol/conversations.ts'
import {
  addOrganisation,
  closeOrganisation,
  expectedNumbers,
  getOrganisation,
  listOrganisations,
  moveOrganisation,
  setBranch,
  setExpected,
  updateOrganisation,
  verifyOrganisation,
} from '#protocol/organisations.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { mayManage, rolesOf } from '#server/features/roster/exports.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const shown = async (by: Actor, organisationId = s.schoolId) =>
  (await s.call(by, getOrganisation, { organisationId })).organisation
const papers = { inn: '7707083893', ogrn: '1027700132195', kpp: '773601001', oktmo: '82701000' }

async function add(name: string, more: object = {}, parentId = s.officeId, by = s.office) {
  const about = { kind: 'kindergarten', name, shortName: name, timeZone: 'Europe/Moscow' } as const
  return (await s.call(by, addOrganisation, { id: newId(), parentId, ...about, ...more })).organisationId
}

test('a head keeps the profile; a number with a slip is refused with its name, and nothing else is lost', async () => {
  const founder = 'Администрация района'
  const contacts = { address: 'ул. Ленина, 1', phone: '+7 8722 00-00-00', email: 'school1@example.org', founder }
  const update = { organisationId: s.schoolId, profile: { ...papers, ...contacts, website: 'school1.example' } }
  for (const [field, text] of [
    ['inn', '7707083894'],
    ['ogrn', '1027700132196'],
    ['kpp', '12'],
    ['oktmo', '827'],
    ['email', 'почта'],
  ] as const)
    expect(await s.refusal(s.head, updateOrganisation, { ...update, profile: { ...contacts, [field]: text } })).toBe(
      `${field}_wrong`,
    )
  await s.call(s.head, updateOrganisation, update)
  expect((await shown(s.head)).profile).toMatchObject({ ...papers, ...contacts, website: 'https://school1.example' })
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, profile: { phone: '' } })
  expect((await shown(s.head)).profile).toMatchObject({ ...papers, phone: '' })
})

test('the office confirms a profile, and another name or number waits for it again; a phone does not', async () => {
  const verify = { organisationId: s.schoolId, verified: true }
  expect(await s.refusal(s.head, verifyOrganisation, verify)).toBe('not_allowed')
  const empty = await add('Без номеров')
  expect(await s.refusal(s.office, verifyOrganisation, { ...verify, organisationId: empty })).toBe('profile_incomplete')
  await s.call(s.office, verifyOrganisation, verify)
  expect((await shown(s.head)).verified?.by?.id).toBe(s.office.personId)
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, profile: { phone: '1' }, shortName: 'СОШ 1' })
  expect((await shown(s.head)).verified).not.toBeNull()
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, name: 'МБОУ «Гимназия № 1»' })
  expect((await shown(s.head)).verified).toBeNull()
})

test('an INN belongs to one organisation and its branches, also when two enter it at once', async () => {
  expect(await s.refusal(s.office, addOrganisation, input('Чужой ИНН', { profile: { inn: papers.inn } }))).toBe(
    'inn_taken',
  )
  const branch = { profile: { inn: papers.inn }, isBranch: true, headOrganisationId: s.schoolId }
  const branchId = await add('Филиал', branch)
  expect((await shown(s.office, branchId)).branch).toMatchObject({ headShortName: 'СОШ 1', reporting: false })
  const [one, other] = [await add('Первый'), await add('Второй')]
  const same = (organisationId: string) =>
    s.refusal(s.office, updateOrganisation, { organisationId, profile: { inn: '7736050003' } })
  expect((await Promise.all([same(one), same(other)])).toSorted()).toEqual(['inn_taken', 'no refusal'])
})

const input = (name: string, more: object) => {
  const about = { kind: 'kindergarten', name, shortName: name, timeZone: 'Europe/Moscow' } as const
  return { id: newId(), parentId: s.officeId, ...about, ...more }
}

test('a branch leaves the count unless the office says that it reports; a head cannot leave the count that way', async () => {
  const branchId = await add('Филиал в селе')
  const mark = { organisationId: branchId, isBranch: true, headOrganisationId: s.schoolId, reporting: false }
  expect(await s.refusal(s.head, setBranch, { ...mark, organisationId: s.schoolId, headOrganisationId: null })).toBe(
    'not_allowed',
  )
  const counted = async () => (await shown(s.office, branchId)).status.counted
  expect(await counted()).toBe(true)
  await s.call(s.office, setBranch, mark)
  expect(await counted()).toBe(false)
  await s.call(s.office, setBranch, { ...mark, reporting: true })
  expect(await counted()).toBe(true)
  expect(
    await s.refusal(s.office, setBranch, { ...mark, organisationId: s.schoolId, headOrganisationId: branchId }),
  ).toBe('head_wrong')
})

test('the list finds by name and by INN, and sorts out kinds, idle and unconfirmed ones, page by page', async () => {
  const list = async (more: object) => {
    const { total, organisations } = await s.call(s.office, listOrganisations, more)
    return [total, organisations.map((row) => row.shortName)]
  }
  expect(await list({ text: '77360' })).toEqual([1, [expect.stringMatching(/Первый|Второй/)]])
  expect(await list({ text: 'гимназия' })).toEqual([1, ['СОШ 1']])
  expect(await list({ kind: 'school' })).toEqual([1, ['СОШ 1']])
  expect(await list({ status: 'active' })).toEqual([0, []])
  const idle = (await list({ status: 'inactive' }))[0]
  expect(idle).toBeGreaterThan(4)
  expect((await list({ status: 'no_class' }))[0]).toBe(idle)
  expect((await list({ status: 'few_registered' }))[0]).toBe(idle)
  const [total, first] = await list({ status: 'unverified', limit: 2 })
  const [, second] = await list({ status: 'unverified', limit: 2, offset: 2 })
  expect(total).toBeGreaterThan(4)
  expect(new Set([...(first as string[]), ...(second as string[])]).size).toBe(4)
})

test('expected numbers come from the office with their source; the school reads them; a correction keeps the former one', async () => {
  const numbers = { organisationId: s.schoolId, staff: 40, children: 300, classes: 14, source: 'ОО-1 от 20.09' }
  expect(await s.refusal(s.head, setExpected, { ...numbers, from: '2026-09-01' })).toBe('not_allowed')
  expect(await s.refusal(s.office, setExpected, { ...numbers, from: '2026-09-31' })).toBe('number_day_unknown')
  expect(await s.refusal(s.office, setExpected, { ...numbers, from: '2026-09-01', source: ' ' })).toBe('source_needed')
  await s.call(s.office, setExpected, { ...numbers, from: '2026-09-01' })
  await s.call(s.office, setExpected, { ...numbers, from: '2026-11-01', staff: null })
  await new Promise((resolve) => setTimeout(resolve, 5))
  const before = new Date()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await s.call(s.office, setExpected, { ...numbers, from: '2026-09-01', staff: 41 })
  const read = await s.call(s.head, expectedNumbers, { organisationId: s.schoolId })
  expect(read.maySet).toBe(false)
  expect(read.numbers.map(({ from, staff }) => [from, staff])).toEqual([
    ['2026-11-01', null],
    ['2026-09-01', 41],
  ])
  const october = new Date('2026-10-10T00:00:00Z')
  const known = async (recorded: Date) =>
    (await s.pool.query('select staff from expected_known($1, $2)', [october, recorded])).rows
  expect([await known(before), await known(new Date())]).toEqual([[{ staff: 40 }], [{ staff: 41 }]])
})

test('an organisation moves with all below it: the new office manages, the former one no longer; no knots', async () => {
  const region = await s.found('region', 'Регионова Анна Ивановна')
  const town = await add('Город', { kind: 'municipality' }, region.organisationId, region.actor)
  const other = await add('Другой город', { kind: 'municipality' }, region.organisationId, region.actor)
  const school = await add('Переезжая', { kind: 'school' }, town, region.actor)
  const specialist = await s.hire(region.actor, town, 'office_specialist', 'Городова Вера Ивановна')
  const head = await s.hire(region.actor, school, 'head', 'Школьная Ирина Ивановна')
  const move = { organisationId: school, parentId: other }
  for (const [by, code] of [
    [specialist, 'not_found'],
    [head, 'not_allowed'],
    [s.office, 'not_found'],
  ] as const)
    expect(await s.refusal(by, moveOrganisation, move)).toBe(code)
  expect(await s.refusal(region.actor, moveOrganisation, { organisationId: town, parentId: school })).toBe(
    'move_into_itself',
  )
  expect(await s.refusal(region.actor, moveOrganisation, { organisationId: town, parentId: other })).toBe(
    'wrong_kind_below',
  )
  expect((await s.call(specialist, mayWriteTo, { personId: head.personId })).may).toBe(true)
  await s.call(region.actor, moveOrganisation, move)
  const onRecord = await s.pool.query(`select from audit_named where act = 'organisation.moved' and actor_id = $1`, [
    region.actor.personId,
  ])
  expect(onRecord.rowCount).toBe(1)
  expect(await mayManage(s.services.db, specialist.personId, school)).toBeNull()
  expect(await s.refusal(specialist, getOrganisation, { organisationId: school })).toBe('not_found')
  expect((await s.call(specialist, mayWriteTo, { personId: head.personId })).may).toBe(false)
  expect((await shown(head, school)).parentShortName).toBe('Другой город')
})

test('a closed school is gone from the list and opens to nobody, its chats stay readable, and the past stays known', async () => {
  const school = await add('Закрываемая', { kind: 'school' })
  const head = await s.hire(s.office, school, 'head', 'Последняя Анна Ивановна')
  await s.hire(s.office, school, 'deputy', 'Вторая Анна Ивановна')
  const close = { organisationId: school, document: 'распоряжение 12-р' }
  expect(await s.refusal(head, closeOrganisation, close)).toBe('not_allowed')
  expect(await s.refusal(s.office, closeOrganisation, { ...close, organisationId: s.schoolId })).toBe(
    'close_from_below',
  )
  await s.call(s.office, closeOrganisation, close)
  expect(await s.refusal(head, getOrganisation, { organisationId: school })).toBe('not_found')
  expect((await s.call(s.office, listOrganisations, { text: 'закрываемая' })).total).toBe(0)
  expect(await rolesOf(s.services.db, head.personId)).toEqual([])
  const { rows } = await s.pool.query(
    `select t.role from organisations o
     cross join lateral ties_known(o.closed_at - interval '1 ms', o.closed_at - interval '1 ms') t
     where o.id = $1 and t.person_id = $2`,
    [school, head.personId],
  )
  expect(rows).toEqual([{ role: 'head' }])
  const chats = (await s.call(head, listConversations, {})).conversations
  expect(chats.map(({ kind, archived }) => [kind, archived])).toEqual([['staff', true]])
})
