import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listSessions, me, signIn } from '#protocol/accounts.ts'
import { listConversations, markRead, startDirect } from '#protocol/conversations.ts'
import { editMessage, messageHistory, reactToMessage } from '#protocol/messages.ts'
import { mergeAccounts, proveOtherAccount } from '#protocol/merging.ts'
import { browser } from '#server/testing/browser.ts'
import type { Actor } from '#server/platform/call.ts'
import { giveWayIn, signedIn, testPassword } from '../accounts/testing.ts'
import { testSchool, type School } from '../conversations/testing.ts'

let school: School
let address: string
let nowMs = Date.now()
beforeEach(async () => {
  school = await testSchool()
  nowMs = Date.now()
  ;({ address } = await school.app.listen())
  vi.spyOn(school.services.clock, 'now').mockImplementation(() => new Date(nowMs))
  await giveWayIn(school, school.teacher, 'teacher')
  await giveWayIn(school, school.stranger, 'stranger')
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.fatima, 'fatima')
  await giveWayIn(school, school.zaur, 'zaur')
  await giveWayIn(school, school.ali, 'ali')
})
afterEach(() => school.close())

const prove = (who: Actor, login: string) => school.call(who, proveOtherAccount, { login, password: testPassword })
const refused = (who: Actor, login: string) => school.refusal(who, proveOtherAccount, { login, password: testPassword })

/** The teacher of the school turns out to be the teacher of the lyceum. */
async function merge(): Promise<void> {
  const { other } = await prove(school.teacher, 'stranger')
  nowMs += 1000
  await school.call(school.teacher, mergeAccounts, { other, password: testPassword })
}

async function count(text: string, values: unknown[]): Promise<number> {
  const { rows } = await school.pool.query<{ n: number }>(`select count(*)::int as n from ${text}`, values)
  return rows[0]!.n
}

const names = { from: () => school.stranger.personId, to: () => school.teacher.personId }

describe('two accounts of one teacher', () => {
  test('become one person with the roles of both; the other account opens nothing any more', async () => {
    const phone = await signedIn(address, 'stranger')
    const desk = await signedIn(address, 'teacher')
    await merge()
    const { roles, login } = await desk.call(me, {})
    expect(login).toBe('teacher')
    expect(roles.map((role) => role.organisationId)).toEqual(expect.arrayContaining([school.school, school.lyceum]))
    expect((await phone.send(listSessions, {})).status).toBe(401)
    const { refusal } = await browser(address).send(signIn, { login: 'stranger', password: testPassword })
    expect(refusal.code).toBe('wrong_login_or_password')
  })

  test('were asked to read one notice twice: it is one person now, and what either acknowledged stands', async () => {
    const id = school.services.newId()
    await school.pool.query(
      `insert into notices (id, organisation_id, author_id, title, text, circle, due_at, sent_at)
       values ($1, $2, $3, 'Приказ', '', '{"roles": ["teacher"]}', now() + interval '1 day', now())`,
      [id, school.school, school.stranger.personId],
    )
    await school.pool.query(
      `insert into notice_recipients
         (notice_id, organisation_id, person_id, role, position, class_name, asked_at, acknowledged_at)
       values ($1, $2, $3, 'teacher', '', '', now(), null), ($1, $2, $4, 'teacher', '', '', now(), now())`,
      [id, school.school, school.teacher.personId, school.stranger.personId],
    )
    await merge()
    const whole = 'notice_recipients where notice_id = $1'
    expect(await count(whole, [id])).toBe(1)
    expect(await count(`${whole} and person_id = $2 and acknowledged_at is not null`, [id, names.to()])).toBe(1)
    expect(await count('notices where id = $1 and author_id = $2', [id, names.to()])).toBe(1)
  })

  test('what the other had said of old chats stays under the one name', async () => {
    const other = school.stranger.personId
    await school.pool.query(
      `with chat as (
         insert into old_chats (id, organisation_id, messenger, name, kind, owner_person_id, recorded_at, entered_by,
           changed_by, mistaken_at, mistaken_by, mistaken_reason)
         values (gen_random_uuid(), $1, 'viber', 'Коллектив', 'staff', $2, now(), $2, $2, now(), $2, 'чужой') returning id
       ), word as (
         insert into old_chat_declarations (id, organisation_id, declared_by, at, chats)
         values (gen_random_uuid(), $1, $2, now(), 1)
       )
       insert into old_chat_states (id, chat_id, status, at, by) select gen_random_uuid(), id, 'declared', now(), $2 from chat`,
      [school.lyceum, other],
    )
    await merge()
    const said = `select entered_by as id from old_chats union all select changed_by from old_chats
      union all select mistaken_by from old_chats union all select owner_person_id from old_chats
      union all select by from old_chat_states union all select declared_by from old_chat_declarations`
    const { rows } = await school.pool.query<{ id: string }>(said)
    expect(rows.map(({ id }) => id)).toEqual(Array(6).fill(school.teacher.personId))
  })

  test('what was known of the other until then stays known of the other, so that last Friday’s report stays true', async () => {
    const friday = new Date(nowMs)
    await merge()
    const known = (instant: Date, personId: string) =>
      count(`ties_known($1, $2) t where t.person_id = $3 and t.organisation_id = $4`, [
        ...[friday, instant],
        ...[personId, school.lyceum],
      ])
    const after = new Date(nowMs + 1000)
    expect([await known(friday, names.from()), await known(friday, names.to())]).toEqual([1, 0])
    expect([await known(after, names.from()), await known(after, names.to())]).toEqual([0, 1])
    const begins = `role_grant_facts f where f.organisation_id = $1 and f.valid_from < $2`
    expect(await count(begins, [school.lyceum, friday])).toBe(2)
  })

  test('a role that both had at one time is one role, as long as either', async () => {
    await school.pool.query(
      `insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, recorded_at)
       values (gen_random_uuid(), $1, $2, 'teacher', '2020-09-01', '2020-09-01')`,
      [names.from(), school.school],
    )
    await merge()
    const { rows } = await school.pool.query(
      `select to_char(min(valid_from), 'YYYY') as since, count(*)::int as n from role_grants
       where person_id = $1 and organisation_id = $2 and role = 'teacher'`,
      [names.to(), school.school],
    )
    expect(rows).toEqual([{ since: '2020', n: 1 }])
  })

  test('have one place in each chat, one authorship, and read what either had read', async () => {
    const { stranger, teacher, head, secretary } = school
    const group = await school.make.chat({ kind: 'staff', organisationId: school.town, title: 'Олимпиада' }, [
      ...[head, stranger, teacher],
    ])
    const only = await school.make.chat({ kind: 'staff', organisationId: school.lyceum, title: 'Лицей' }, [
      ...[secretary, stranger],
    ])
    const seq = await school.say(stranger, 'Это писал Иванов', group)
    const last = await school.say(head, 'Хорошо', group)
    await school.say(secretary, 'Видно только в лицее', only)
    await school.call(stranger, markRead, { conversationId: group, seq: last })
    for (const who of [stranger, teacher]) {
      await school.call(who, reactToMessage, { conversationId: group, seq: last, emoji: '👍' })
    }
    await merge()
    const { conversations } = await school.call(teacher, listConversations, {})
    const [inGroup, inOnly] = [group, only].map((id) => conversations.find((one) => one.id === id)!)
    expect(inGroup).toMatchObject({ unread: 0, participantCount: 2, readSeq: last })
    expect(inOnly).toMatchObject({ unread: 1, participantCount: 2 })
    const { messages } = await school.call(teacher, messageHistory, { conversationId: group })
    expect(messages.find((line) => line.seq === seq)!.authorId).toBe(teacher.personId)
    expect(messages.find((line) => line.seq === last)!.reactions).toEqual([{ emoji: '👍', count: 1 }])
    await school.call(teacher, editMessage, { conversationId: group, seq, text: 'Это писал я' })
    const left = ['participants', 'chats', 'read_marks', 'reactions', 'mentions']
    for (const table of left) expect(await count(`${table} where person_id = $1`, [names.from()])).toBe(0)
    const told = await school.eventsOf(group)
    expect(told.map(({ name }) => name)).toContain('persons.merged')
  })

  test('with two direct chats to one colleague keep one alive and one to be read', async () => {
    const { stranger, teacher, head } = school
    const mine = await school.call(head, startDirect, { personId: teacher.personId })
    const { rows } = await school.pool.query<{ id: string }>(
      `insert into conversations (id, kind, direct_key, created_by) values (gen_random_uuid(), 'direct',
        least($1::uuid, $2::uuid) || ':' || greatest($1::uuid, $2::uuid), $1) returning id`,
      [head.personId, stranger.personId],
    )
    const theirs = rows[0]!.id
    await school.pool.query(`insert into streams (id, kind) values ($1, 'conversation')`, [theirs])
    for (const who of [head, stranger]) {
      await school.pool.query(`insert into participants (conversation_id, person_id, role) values ($1, $2, 'member')`, [
        ...[theirs, who.personId],
      ])
      await school.pool.query('insert into chats (conversation_id, person_id) values ($1, $2)', [theirs, who.personId])
    }
    expect((await prove(teacher, 'stranger')).archived).toBe(1)
    await merge()
    const { conversations } = await school.call(teacher, listConversations, {})
    const archived = (id: string) => conversations.find((one) => one.id === id)!.archived
    expect([archived(mine.conversationId), archived(theirs)]).toEqual([false, true])
  })

  test('stand on record as one, and the log still knows what the other did', async () => {
    await merge()
    const { rows } = await school.pool.query(
      `select actor_id, subject_id, other_id from audit_named where act = 'accounts.merged'`,
    )
    expect(rows).toEqual([{ actor_id: names.to(), subject_id: names.to(), other_id: names.to() }])
    expect(await count('persons where id = $1 and merged_into = $2', [names.from(), names.to()])).toBe(1)
  })
})

test('a child who joined twice is once on the list, with one mother, and has one place in the chat of the class', async () => {
  const { make, fatima, mother, class5, pupils5 } = school
  const twin = await make.person('Магомедова', 'Фатима')
  await giveWayIn(school, twin, 'fatima2')
  await make.enrolment(class5, twin, 'pupil')
  await make.guardianship(mother, twin)
  await school.pool.query(
    `insert into participants (conversation_id, person_id, role, by_roster, circle) values ($1, $2, 'member', true, 'pupils')`,
    [pupils5, twin.personId],
  )
  const line = await school.say(twin, 'Я здесь второй раз')
  nowMs = Date.now()
  const { other } = await prove(fatima, 'fatima2')
  nowMs += 1000
  await school.call(fatima, mergeAccounts, { other, password: testPassword })
  const onList = await count(`enrolments where class_id = $1 and person_id = any($2)`, [
    ...[class5, [fatima.personId, twin.personId]],
  ])
  const mothers = await count(`guardianships where guardian_id = $1`, [mother.personId])
  const places = await count('participants where conversation_id = $1 and person_id = any($2)', [
    ...[pupils5, [fatima.personId, twin.personId]],
  ])
  expect([onList, mothers, places]).toEqual([1, 1, 1])
  await school.call(fatima, editMessage, { conversationId: pupils5, seq: line, text: 'Я здесь' })
})

describe('merging', () => {
  test('needs the password of both, and says before what it will join', async () => {
    const wrong = { login: 'stranger', password: 'не тот' }
    expect(await school.refusal(school.teacher, proveOtherAccount, wrong)).toBe('wrong_login_or_password')
    expect(await school.refusal(school.teacher, proveOtherAccount, {})).toBe('merge_other_needed')
    const { other, stays, ends } = await prove(school.teacher, 'stranger')
    expect([stays.login, ends.login, ends.fullName]).toEqual(['teacher', 'stranger', 'Иванов Иван Иванович'])
    expect(ends.ties).toEqual([{ role: 'teacher', place: expect.any(String) }])
    const without = (password?: string) =>
      school.refusal(school.teacher, mergeAccounts, { other, ...(password ? { password } : {}) })
    expect([await without(), await without('не тот')]).toEqual(['proof_needed', 'wrong_password'])
  })

  test('is done once, in ten minutes, by the account that asked', async () => {
    const { other } = await prove(school.teacher, 'stranger')
    const attempt = (who: Actor) => school.refusal(who, mergeAccounts, { other, password: testPassword })
    expect(await attempt(school.mother)).toBe('merge_over')
    nowMs += 10 * 60_000 + 1
    expect(await attempt(school.teacher)).toBe('merge_over')
    await merge()
    expect(await refused(school.teacher, 'stranger')).toBe('wrong_login_or_password')
  })

  test('is refused where it would break a rule', async () => {
    expect(await refused(school.mother, 'fatima')).toBe('merge_family')
    expect(await refused(school.fatima, 'mother')).toBe('merge_family')
    expect(await refused(school.fatima, 'zaur')).toBe('merge_two_classes')
    expect(await refused(school.fatima, 'fatima')).toBe('merge_same')
    await school.pool.query(`update persons set birth_date = '2014-05-01' where id = $1`, [school.fatima.personId])
    await school.pool.query(`update persons set birth_date = '2014-05-02' where id = $1`, [school.ali.personId])
    expect(await refused(school.fatima, 'ali')).toBe('merge_birth_dates')
    await school.pool.query(`update accounts set blocked_at = now() where login = 'ali'`)
    expect(await refused(school.fatima, 'ali')).toBe('merge_blocked')
  })

  test('what has changed since the preview is looked at again', async () => {
    const { other } = await prove(school.teacher, 'stranger')
    await school.pool.query(`update accounts set blocked_at = now() where login = 'stranger'`)
    expect(await school.refusal(school.teacher, mergeAccounts, { other, password: testPassword })).toBe(
      'account_blocked',
    )
    expect(await count('accounts where login = $1', ['stranger'])).toBe(1)
  })
})
