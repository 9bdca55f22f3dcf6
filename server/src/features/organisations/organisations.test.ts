import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addOrganisation,
  getOrganisation,
  listOrganisations,
  organisationPeople,
  organisationStatus,
  updateOrganisation,
} from '#protocol/organisations.ts'
import { approveJoin } from '#protocol/invitations.ts'
import { removeStaff } from '#protocol/roster.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const school = (more: object = {}) => ({
  id: newId(),
  parentId: s.officeId,
  kind: 'school' as const,
  name: `Школа ${newId()}`,
  shortName: 'Школа',
  timeZone: 'Europe/Moscow',
  ...more,
})

test('an office adds organisations below itself; nobody else does, nor anywhere else', async () => {
  const kindergarten = school({ kind: 'kindergarten', name: 'Детский сад «Ромашка»', shortName: 'ДОУ «Ромашка»' })
  expect(await s.call(s.office, addOrganisation, kindergarten)).toEqual({ organisationId: kindergarten.id })
  expect(await s.refusal(s.office, addOrganisation, school({ name: kindergarten.name }))).toBe('organisation_exists')
  expect(await s.refusal(s.head, addOrganisation, school())).toBe('not_found')
  expect(await s.refusal(s.head, addOrganisation, school({ parentId: s.schoolId }))).toBe('not_an_office')
  expect(await s.refusal(s.office, addOrganisation, school({ kind: 'region' }))).toBe('wrong_kind_below')
  expect(await s.refusal(s.office, addOrganisation, school({ timeZone: 'Moscow' }))).toBe('time_zone_unknown')
  expect(await s.refusal(s.office, addOrganisation, school({ name: '   ' }))).toBe('organisation_name_empty')
  expect(await s.refusal(s.office, addOrganisation, school({ parentId: newId() }))).toBe('not_found')
  expect(await s.refusal(null, addOrganisation, school())).toBe('not_signed_in')
})

test('the id of somebody’s stream cannot be taken for a new organisation, so nobody’s events can be overheard', async () => {
  expect(await s.refusal(s.office, addOrganisation, school({ id: s.head.personId }))).toBe('id_taken')
  expect(await s.refusal(s.office, addOrganisation, school({ id: s.schoolId }))).toBe('id_taken')
})

test('the head changes names and rules; the chat of the staff follows; a teacher changes nothing', async () => {
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  await s.call(s.head, updateOrganisation, {
    organisationId: s.schoolId,
    shortName: 'Школа № 1',
    settings: { pupilToPupil: false },
  })
  const { organisation } = await s.call(teacher, getOrganisation, { organisationId: s.schoolId })
  expect(organisation).toMatchObject({
    shortName: 'Школа № 1',
    settings: { pupilToPupil: false, pupilToTeacher: true },
    heads: [{ name: 'Зайнаб Магомедовна', role: 'head' }],
    rights: { manage: false, grant: [] },
    parentShortName: 'municipality',
  })
  const { rows } = await s.pool.query(`select title from conversations where kind = 'staff' and organisation_id = $1`, [
    s.schoolId,
  ])
  expect(rows).toEqual([{ title: 'Школа № 1: сотрудники' }])
  expect(await s.refusal(teacher, updateOrganisation, { organisationId: s.schoolId, name: 'Моя школа' })).toBe(
    'not_allowed',
  )
  const stranger = await s.found('school', 'Чужой Иван Иванович')
  expect(await s.refusal(stranger.actor, getOrganisation, { organisationId: s.schoolId })).toBe('not_found')
  expect(await s.refusal(stranger.actor, organisationStatus, { organisationId: s.schoolId })).toBe('not_found')
})

test('a profile is active by the letter: three people and one class, and what is missing is said', async () => {
  const other = await s.found('school', 'Директор Анна Ивановна')
  const organisationId = other.organisationId
  const status = () => s.call(other.actor, organisationStatus, { organisationId })
  expect(await status()).toMatchObject({
    active: false,
    registered: 1,
    classes: 0,
    reasons: ['few_registered', 'no_class'],
  })
  await s.hire(other.actor, organisationId, 'teacher', 'Первая Анна Ивановна')
  const second = await s.hire(other.actor, organisationId, 'teacher', 'Вторая Анна Ивановна')
  const [sheet] = await s.invite(other.actor, organisationId, 'teacher')
  await s.ask(sheet!.code, 'Ещё Неподтверждённая')
  expect(await status()).toMatchObject({ registered: 3, registeredStaff: 3, reasons: ['no_class'] })
  await s.pool.query(
    `insert into school_classes (id, organisation_id, kind, name, academic_year) values ($1, $2, 'class', '1А', '2019/2020')`,
    [newId(), organisationId],
  )
  expect(await status()).toMatchObject({ active: false, classes: 0 })
  await s.pool.query(`update school_classes set academic_year = $2 where organisation_id = $1`, [
    organisationId,
    yearNow(),
  ])
  expect(await status()).toMatchObject({ active: true, classes: 1, emptyClasses: 1, reasons: [] })
  await s.pool.query('update accounts set blocked_at = now() where id = $1', [second.accountId])
  expect(await status()).toMatchObject({ active: false, registered: 2 })
})

test('an office sees its whole tree with those who lag on top; a head only the own school', async () => {
  const tree = await s.call(s.office, listOrganisations, {})
  expect(tree.organisations[0]).toMatchObject({ id: s.officeId, depth: 0, status: { counted: false } })
  expect(tree.organisations.slice(1).every((row) => row.depth === 1 && row.parentId === s.officeId)).toBe(true)
  const lagging = await s.call(s.office, listOrganisations, { order: 'lagging', limit: 1 })
  expect(lagging).toMatchObject({ total: tree.total, organisations: [{ status: { counted: true, active: false } }] })
  const found = await s.call(s.office, listOrganisations, { text: 'ромашка' })
  expect(found.organisations.map((row) => row.shortName)).toEqual(['ДОУ «Ромашка»'])
  const mine = await s.call(s.head, listOrganisations, {})
  expect(mine.organisations.map((row) => row.id)).toEqual([s.schoolId])
})

test('staff find each other by any part of the name, and only managers see how far people have come', async () => {
  await s.invite(s.head, s.schoolId, 'staff', 'Кадырова Залина\nСемёнова Алёна Игоревна')
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Новая Мария Петровна')
  const page = await s.call(teacher, organisationPeople, { organisationId: s.schoolId, text: 'алена семен' })
  expect(page).toMatchObject({
    total: 1,
    people: [{ state: 'invited', person: { fullName: 'Семёнова Алёна Игоревна' } }],
  })
  const waiting = await s.call(s.head, organisationPeople, { organisationId: s.schoolId, state: 'invited', limit: 1 })
  expect(waiting.total).toBe(2)
  expect(waiting.people).toHaveLength(1)
  expect(await s.refusal(teacher, organisationPeople, { organisationId: s.schoolId, circle: 'pupils' })).toBe(
    'not_allowed',
  )
})

test('whoever is let in hears of the organisation from that moment on, and whoever is removed no longer', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'staff', 'Слушающая Анна')
  const { actor, requestId } = await s.ask(sheet!.code, 'Слушающая Анна')
  const { fanout } = s.services
  const connection = { sessionId: newId(), personId: actor.personId, visible: true, push: () => {}, close: () => {} }
  await fanout.connect(actor.personId, connection)
  expect(fanout.follows(actor.personId, s.schoolId)).toBe(false)
  await s.call(s.head, approveJoin, { requestId })
  await expect.poll(() => fanout.follows(actor.personId, s.schoolId)).toBe(true)
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: actor.personId })
  await expect.poll(() => fanout.follows(actor.personId, s.schoolId)).toBe(false)
  fanout.disconnect(actor.personId, connection)
})

function yearNow(): string {
  const now = new Date()
  const start = now.getUTCMonth() >= 8 ? now.getUTCFullYear() : now.getUTCFullYear() - 1
  return `${start}/${start + 1}`
}
