import { afterAll, beforeAll, expect, test } from 'vitest'
import { listConversations, findPeople } from '#protocol/conversations.ts'
import {
  approveJoin,
  countJoins,
  createInvitations,
  invitationSheet,
  invitePerson,
  listInvitations,
  listJoins,
  lookAtCode,
  myJoins,
  refuseJoin,
  reissueInvitation,
  requestJoin,
  revokeInvitation,
} from '#protocol/invitations.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { personCard, removeStaff } from '#protocol/roster.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'
import { forgetSeeds } from './join-codes.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const invitations = async () => (await s.call(s.head, listInvitations, { organisationId: s.schoolId })).invitations
const stateOf = async (id: string) => (await invitations()).find((one) => one.id === id)?.state

test('a colleague comes in with a printed code, and sees nobody until the head releases', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  expect(sheet).toMatchObject({
    for: 'staff',
    personName: 'Алиева Патимат Гаджиевна',
    organisationName: 'МБОУ «СОШ № 1»',
  })
  expect(sheet!.code).toMatch(/^[2-9АВЕКМНРСТУХ]{4}(-[2-9АВЕКМНРСТУХ]{4}){2}$/)
  expect(await stateOf(sheet!.id)).toBe('issued')
  const looked = await s.byHttp(lookAtCode, { ticket: sheet!.code.toLowerCase() })
  expect(looked).toEqual({
    kind: 'staff',
    asks: null,
    organisation: { name: 'МБОУ «СОШ № 1»', shortName: 'СОШ № 1', kind: 'school' },
  })
  expect(await stateOf(sheet!.id)).toBe('opened')

  const { actor, requestId } = await s.ask(sheet!.code, 'Алеева Патимат')
  expect(await stateOf(sheet!.id)).toBe('claimed')
  expect((await s.call(actor, myJoins, {})).requests).toMatchObject([
    { state: 'waiting', organisationShortName: 'СОШ № 1' },
  ])
  expect((await s.call(actor, listConversations, {})).conversations).toEqual([])
  expect((await s.call(actor, findPeople, { text: 'Зайнаб' })).people).toEqual([])
  expect(await s.refusal(actor, organisationPeople, { organisationId: s.schoolId })).toBe('not_found')
  expect(await s.refusal(actor, personCard, { personId: s.head.personId })).toBe('not_found')

  expect(await s.call(s.head, countJoins, {})).toEqual({ staff: 1, classes: 0, relations: 0 })
  const { requests } = await s.call(s.head, listJoins, {})
  expect(requests).toMatchObject([
    {
      id: requestId,
      kind: 'staff',
      role: 'teacher',
      name: { familyName: 'Алеева' },
      invitedPerson: { fullName: 'Алиева Патимат Гаджиевна' },
    },
  ])
  await s.call(s.head, approveJoin, { requestId })
  expect(await stateOf(sheet!.id)).toBe('used')
  expect(await s.inside('staff', s.schoolId)).toContain(actor.personId)
  const { person } = await s.call(s.head, personCard, { personId: actor.personId })
  expect(person).toMatchObject({ fullName: 'Алиева Патимат Гаджиевна', role: 'teacher' })
  const people = await s.call(actor, organisationPeople, { organisationId: s.schoolId, text: 'алиева' })
  expect(people.people).toHaveLength(1)
})

test('of two who use one invitation in the same second exactly one comes in', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'staff')
  const outcomes = await Promise.all(
    ['Первый Иван', 'Второй Пётр', 'Третий Олег'].map((fullName) =>
      s.refusalByHttp(requestJoin, { id: newId(), ticket: sheet!.link, name: named(fullName), ...credentials() }),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['code_used', 'code_used', 'no refusal'])
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheet!.code })).toBe('code_used')
})

test('a code that ran out, was revoked or replaced opens nothing any more', async () => {
  const [expired, revoked, replaced] = await s.invite(s.head, s.schoolId, 'staff', 'А А\nБ Б\nВ В')
  await s.pool.query(`update join_codes set expires_at = now() - interval '1 second' where id = $1`, [expired!.id])
  expect(await s.refusalByHttp(lookAtCode, { ticket: expired!.code })).toBe('code_expired')
  expect(await stateOf(expired!.id)).toBe('expired')
  await s.call(s.head, revokeInvitation, { invitationId: revoked!.id })
  expect(await s.refusalByHttp(lookAtCode, { ticket: revoked!.link })).toBe('code_closed')
  expect(await stateOf(revoked!.id)).toBe('revoked')
  await s.call(s.head, reissueInvitation, { invitationId: replaced!.id })
  expect(await s.refusalByHttp(lookAtCode, { ticket: replaced!.code }, '10.0.9.1')).toBe('code_unknown')
  expect(await s.refusalByHttp(lookAtCode, { ticket: replaced!.link }, '10.0.9.1')).toBe('code_unknown')
  const { sheets } = await s.call(s.head, invitationSheet, { ids: [replaced!.id] })
  expect(sheets[0]!.code).not.toBe(replaced!.code)
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheets[0]!.code })).toBe('no refusal')
})

test('a sheet is printed once: by its issuer, within a quarter of an hour; nothing of it can be found in the database', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'staff', 'Г Г')
  const deputy = await s.hire(s.head, s.schoolId, 'deputy', 'Заместительница Анна Ивановна')
  expect(await s.refusal(deputy, invitationSheet, { ids: [sheet!.id] })).toBe('sheet_over')
  const plain = sheet!.code.replaceAll('-', '')
  const secret = sheet!.link.split('#')[1]!
  const { rows } = await s.pool.query(
    `select (select json_agg(c)::text from join_codes c) || (select coalesce(json_agg(r)::text, '') from command_results r)
      || (select json_agg(a)::text from audit a) as everything`,
  )
  expect(rows[0].everything).not.toContain(plain)
  expect(rows[0].everything).not.toContain(secret)
  await s.pool.query(`update join_codes set issued_at = issued_at - interval '16 minutes' where id = $1`, [sheet!.id])
  expect(await s.refusal(s.head, invitationSheet, { ids: [sheet!.id] })).toBe('sheet_over')
  await forgetSeeds(s.services.db, new Date())
  const seeds = await s.pool.query('select seed from join_codes where id = $1', [sheet!.id])
  expect(seeds.rows).toEqual([{ seed: null }])
  expect(await s.refusal(s.head, invitationSheet, { ids: [newId()] })).toBe('sheet_over')
})

test('a request that is turned down leaves the newcomer outside and the code dead', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher')
  const { actor, requestId } = await s.ask(sheet!.code, 'Чужой Человек')
  await s.call(s.head, refuseJoin, { requestId })
  expect((await s.call(actor, myJoins, {})).requests).toMatchObject([{ state: 'refused' }])
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheet!.code })).toBe('code_closed')
  expect(await s.refusal(s.head, approveJoin, { requestId })).toBe('already_answered')
  expect(await s.inside('staff', s.schoolId)).not.toContain(actor.personId)
})

test('nobody gives more than they hold: a teacher invites nobody, a deputy no head, a stranger sees nothing', async () => {
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Учительница Ольга Петровна')
  const deputy = await s.hire(s.head, s.schoolId, 'deputy', 'Завуч Ольга Петровна')
  const about = { organisationId: s.schoolId, role: 'head' as const, count: 1 }
  expect(await s.refusal(teacher, createInvitations, { ...about, role: 'staff' })).toBe('not_allowed')
  expect(await s.refusal(deputy, createInvitations, about)).toBe('not_allowed')
  expect(await s.refusal(deputy, createInvitations, { ...about, role: 'office_specialist' })).toBe('not_allowed')
  expect(await s.refusal(s.head, createInvitations, { ...about, role: 'office_specialist' })).toBe('not_allowed')
  expect(await s.refusal(s.head, createInvitations, { organisationId: s.schoolId, role: 'staff' })).toBe(
    'names_or_count',
  )
  const stranger = (await s.found('school', 'Чужая Анна Ивановна')).actor
  expect(await s.refusal(stranger, createInvitations, about)).toBe('not_found')
  expect(await s.refusal(stranger, listInvitations, { organisationId: s.schoolId })).toBe('not_found')
  const [sheet] = await s.invite(s.head, s.schoolId, 'administrator')
  for (const actor of [teacher, stranger]) {
    expect(await s.refusal(actor, revokeInvitation, { invitationId: sheet!.id })).toMatch(/not_(allowed|found)/)
    expect(await s.refusal(actor, reissueInvitation, { invitationId: sheet!.id })).toMatch(/not_(allowed|found)/)
  }
  const { requestId } = await s.ask(sheet!.code, 'Секретарь Анна')
  for (const actor of [teacher, deputy, stranger].filter((one) => one !== deputy)) {
    expect(await s.refusal(actor, approveJoin, { requestId })).toBe('not_found')
    expect(await s.refusal(actor, refuseJoin, { requestId })).toBe('not_found')
  }
  expect(await s.call(teacher, listJoins, {})).toEqual({ requests: [] })
  await s.call(deputy, approveJoin, { requestId })
})

test('guesses are stopped for the address, with an alarm, while the rest of the town and every QR get in', async () => {
  const [first, second] = await s.invite(s.head, s.schoolId, 'staff', 'Д Д\nЕ Е')
  const guesser = '203.0.113.7'
  for (let attempt = 0; attempt < 20; attempt++) {
    const ticket = attempt % 2 ? 'не код вовсе' : `2222-3333-${String(4444 + attempt).replaceAll(/[01]/g, '9')}`
    expect(await s.refusalByHttp(lookAtCode, { ticket }, guesser)).toBe('code_unknown')
  }
  expect(await s.refusalByHttp(lookAtCode, { ticket: first!.code }, guesser)).toBe('codes_guessed')
  expect(
    await s.refusalByHttp(
      requestJoin,
      { id: newId(), ticket: first!.code, name: named('Хитрый Вор'), ...credentials() },
      guesser,
    ),
  ).toBe('codes_guessed')
  expect(await s.refusalByHttp(lookAtCode, { ticket: first!.code })).toBe('no refusal')
  expect(await s.services.metrics.registry.metrics()).toMatch(/alarms_total\{code="codes_guessed"\} 1/)

  await s.pool.query(
    `insert into code_failures (address_hash, at) select sha256(n::text::bytea), now() from generate_series(1, 1000) n`,
  )
  expect(await s.refusalByHttp(lookAtCode, { ticket: first!.code })).toBe('codes_guessed')
  expect(await s.refusalByHttp(lookAtCode, { ticket: second!.link })).toBe('no refusal')
  const { rows } = await s.pool.query('select count(*) from code_failures where address_hash::text like $1', [
    '%203.0%',
  ])
  expect(rows).toEqual([{ count: 0 }])
  await s.pool.query('delete from code_failures')
})

test('a list pasted again with two new colleagues invites only those two', async () => {
  const about = { organisationId: s.schoolId, role: 'staff' as const }
  const first = await s.call(s.head, createInvitations, { ...about, names: '1. Мусаева Ася\n2. Мусаев Али\n3. Ошибка' })
  expect(first.invitationIds).toHaveLength(2)
  expect(first.remarks).toMatchObject([{ line: 3, state: 'one_word' }])
  const again = await s.call(s.head, createInvitations, {
    ...about,
    names: 'Мусаева Ася\nМусаев Али\nИсаев Иса\nИсаева Асият',
  })
  expect(again.invitationIds).toHaveLength(2)
  expect(again.remarks.map((row) => row.state)).toEqual(['duplicate', 'duplicate'])
})

test('somebody on the staff list gets a new code and the former one dies; with an account there is nothing to invite', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher', 'Потерявшая Лист')
  const { people } = await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text: 'потерявшая' })
  const personId = people[0]!.person.id
  const { invitationId } = await s.call(s.head, invitePerson, { organisationId: s.schoolId, personId })
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheet!.code })).toBe('code_closed')
  const { sheets } = await s.call(s.head, invitationSheet, { ids: [invitationId] })
  const { requestId } = await s.ask(sheets[0]!.code, 'Потерявшая Лист')
  expect(await s.refusal(s.head, invitePerson, { organisationId: s.schoolId, personId })).toBe('code_used')
  await s.call(s.head, approveJoin, { requestId })
  const joined = await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text: 'потерявшая' })
  expect(joined.people).toMatchObject([{ state: 'joined' }])
  const again = { organisationId: s.schoolId, personId: joined.people[0]!.person.id }
  expect(await s.refusal(s.head, invitePerson, again)).toBe('already_joined')
  expect(await s.refusal(s.head, invitePerson, { organisationId: s.schoolId, personId: newId() })).toBe('not_found')
})

test('who is signed in asks with the account that is there, once', async () => {
  const other = await s.found('school', 'Совместитель Пётр Ильич')
  const [first, second] = [
    (await s.invite(s.head, s.schoolId, 'teacher'))[0]!,
    (await s.invite(s.head, s.schoolId, 'teacher'))[0]!,
  ]
  const id = newId()
  expect(await s.call(other.actor, requestJoin, { id, ticket: first.code })).toEqual({
    requestId: id,
    personId: other.personId,
    state: 'waiting',
  })
  expect(await s.refusal(other.actor, requestJoin, { id: newId(), ticket: second.code })).toBe('already_asked')
  await s.call(s.head, approveJoin, { requestId: id })
  const { ties } = await s.call(other.actor, personCard, { personId: other.personId })
  expect(ties.map(({ tie }) => tie.role).toSorted()).toEqual(['head', 'teacher'])
})

test('an unfinished form is told what is missing, and a taken login leaves the code unused', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher')
  const ticket = sheet!.code
  const name = named('Новая Анна')
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket, ...credentials() })).toBe('name_needed')
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket, name })).toBe('account_needed')
  const taken = credentials()
  const [other] = await s.invite(s.head, s.schoolId, 'teacher')
  await s.byHttp(requestJoin, { id: newId(), ticket: other!.code, name, ...taken })
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket, name, ...taken })).toBe('login_taken')
  expect(
    await s.refusalByHttp(requestJoin, { id: newId(), ticket, name, ...credentials(), password: '12345678' }),
  ).toMatch(/^password_/)
  expect(await s.refusal(null, requestJoin, { id: newId(), ticket, name, ...credentials() })).toBe('only_by_http')
  expect(await s.refusalByHttp(lookAtCode, { ticket })).toBe('no refusal')
})

test('an invitation of somebody who was removed meanwhile is closed', async () => {
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher', 'Уволенная Анна')
  const { people } = await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text: 'уволенная' })
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: people[0]!.person.id })
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheet!.code })).toBe('code_closed')
})

function credentials() {
  return { login: `u-${newId().slice(-12)}`, password: 'три-зелёных-слона' }
}
