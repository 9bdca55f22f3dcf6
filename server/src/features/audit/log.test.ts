import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditAboutMe, listAudit, type AuditRow } from '#protocol/audit.ts'
import { blockAccount } from '#protocol/accounts.ts'
import { getClass } from '#protocol/classes.ts'
import { enterConversation } from '#protocol/conversations.ts'
import { deleteMessage } from '#protocol/messages.ts'
import { fileReport, getReport, resolveReport } from '#protocol/moderation.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { grantRole, personCard } from '#protocol/roster.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { sealWaiting } from './seal.ts'
import { verifyChain } from './verify.ts'

let school: School
let administrator: Actor
beforeAll(async () => {
  school = await testSchool()
  administrator = await school.make.staff(school.school, 'administrator', 'Юсупов', 'Юсуп', 'Юсупович')
})
afterAll(() => school.close())

const log = async (who: Actor, more: object = {}) =>
  (await school.call(who, listAudit, { organisationId: school.school, ...more })).rows
const aboutMe = async (who: Actor) => (await school.call(who, auditAboutMe, {})).rows
const acts = (rows: readonly AuditRow[]) => rows.map((row) => row.act)

async function countOf(act: string): Promise<number> {
  const { rows } = await school.pool.query<{ count: number }>('select count(*) as count from audit where act = $1', [
    act,
  ])
  return rows[0]!.count
}

describe('a look of whoever manages', () => {
  test('into a card is told to the person it was about, with the name of who looked', async () => {
    await school.call(school.head, personCard, { personId: school.fatima.personId })
    const [row] = await aboutMe(school.fatima)
    expect(row).toMatchObject({ act: 'person.viewed', actor: { person: { id: school.head.personId } } })
  })

  test('into one’s own card or, as a teacher, into the class one teaches, is nobody’s business', async () => {
    const before = await countOf('person.viewed')
    await school.call(school.head, personCard, { personId: school.head.personId })
    await school.call(school.teacher, personCard, { personId: school.fatima.personId })
    await school.call(school.mother, personCard, { personId: school.fatima.personId })
    expect(await countOf('person.viewed')).toBe(before)
  })

  test('paging and searching through a list is one look an hour, also for two at once', async () => {
    const page = (offset: number) => ({ organisationId: school.school, circle: 'pupils' as const, offset })
    await Promise.all([0, 1, 2, 3, 4].map((offset) => school.call(administrator, organisationPeople, page(offset))))
    await school.call(administrator, organisationPeople, { ...page(0), text: 'али' })
    expect(await countOf('people.listed')).toBe(1)
    await school.call(school.head, organisationPeople, page(0))
    expect(await countOf('people.listed')).toBe(2)
    await school.pool.query(`update audit_looks set at = at - interval '61 minutes'`)
    await school.call(administrator, organisationPeople, page(0))
    expect(await countOf('people.listed')).toBe(3)
  })

  test('at a list or a class is told to everybody on it, and to nobody else', async () => {
    await school.call(administrator, getClass, { classId: school.class5 })
    expect(acts(await aboutMe(school.ali))).toEqual(['class.viewed', 'people.listed', 'people.listed', 'people.listed'])
    expect(acts(await aboutMe(school.zaur))).toEqual(['people.listed', 'people.listed', 'people.listed'])
    expect(acts(await aboutMe(school.mother))).toEqual(['class.viewed'])
    expect(acts(await aboutMe(school.secretary))).toEqual([])
  })

  test('into the log of others is in the log', async () => {
    await log(school.head)
    await log(school.head)
    expect((await log(school.head)).filter((row) => row.act === 'audit.viewed')).toHaveLength(1)
  })
})

describe('the log of an organisation', () => {
  test('is read by those who manage it and the office above, by nobody else', async () => {
    for (const who of [school.head, administrator, school.office]) expect(await log(who)).not.toEqual([])
    for (const who of [school.stranger, school.mother, school.fatima]) {
      expect(await school.refusal(who, listAudit, { organisationId: school.school })).toBe('not_found')
    }
    for (const who of [school.secretary, school.teacher]) {
      expect(await school.refusal(who, listAudit, { organisationId: school.school })).toBe('not_allowed')
    }
  })

  test('shows an office what lies below, and a school nothing of another', async () => {
    const { rows } = await school.call(school.office, listAudit, { organisationId: school.town })
    expect(new Set(rows.map((row) => row.organisation?.id))).toEqual(new Set([school.school, school.town]))
    const lone = await school.make.staff(school.lyceum, 'head', 'Одинокий', 'Ислам')
    const lyceum = await school.call(lone, listAudit, { organisationId: school.lyceum })
    expect(lyceum.rows).toEqual([expect.objectContaining({ act: 'audit.viewed' })])
  })

  test('is narrowed by kind, act, time, who and about whom', async () => {
    const { personId } = school.secretary
    await school.call(school.head, grantRole, { organisationId: school.school, personId, role: 'teacher' })
    expect(acts(await log(school.head, { group: 'people' }))).toEqual(['role.granted'])
    expect(acts(await log(school.head, { act: 'role.granted' }))).toEqual(['role.granted'])
    expect(acts(await log(school.head, { aboutId: personId }))).toContain('role.granted')
    expect(acts(await log(school.head, { actorId: administrator.personId }))).not.toContain('role.granted')
    const [row] = await log(school.head, { act: 'role.granted' })
    expect(row).toMatchObject({ subject: { person: { id: personId } }, details: { role: 'teacher' } })
    const after = new Date(Date.parse(row!.at) + 1).toISOString()
    expect(await log(school.head, { act: 'role.granted', from: after })).toEqual([])
    expect(await log(school.head, { act: 'role.granted', from: row!.at, to: after })).toHaveLength(1)
  })

  test('comes in pages, each row once', async () => {
    const whole = await log(school.office, { limit: 100 })
    const ids: number[] = []
    let cursor: string | null | undefined
    do {
      const page: { rows: AuditRow[]; cursor: string | null } = await school.call(school.office, listAudit, {
        organisationId: school.school,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })
      ids.push(...page.rows.map((row) => row.id))
      cursor = page.cursor
    } while (cursor)
    expect(ids).toEqual(whole.map((row) => row.id))
  })

  test('says why somebody entered a chat, and the word can be erased', async () => {
    await school.call(school.head, enterConversation, { conversationId: school.pupils5, reason: 'Жалоба родителей' })
    const entered = async () => (await log(school.head, { act: 'conversations.enter' }))[0]
    expect(await entered()).toMatchObject({ note: 'Жалоба родителей' })
    await school.pool.query('delete from audit_notes')
    expect(await entered()).toMatchObject({ note: '' })
  })
})

test('a message that a teacher removed is on record, one’s own is not', async () => {
  for (const who of [school.ali, school.teacher]) {
    const seq = await school.say(who, 'лишнее')
    await school.call(school.teacher, deleteMessage, { conversationId: school.pupils5, seq })
  }
  expect(await log(school.head, { act: 'messages.delete' })).toEqual([
    expect.objectContaining({
      actor: { person: expect.objectContaining({ id: school.teacher.personId }) },
      subject: { person: expect.objectContaining({ id: school.ali.personId }) },
    }),
  ])
})

describe('what was done about a report', () => {
  test('is told neither to the one it is about nor to the colleagues of a head', async () => {
    const about = async (who: Actor) => {
      const seq = await school.say(who, 'обидные слова', who === school.ali ? school.pupils5 : school.staff)
      const id = school.services.newId()
      const by = who === school.ali ? school.fatima : school.secretary
      const conversationId = who === school.ali ? school.pupils5 : school.staff
      await school.call(by, fileReport, { id, conversationId, seq, reason: 'insult' })
      return id
    }
    const [ofPupil, ofHead] = [await about(school.ali), await about(school.head)]
    await school.call(administrator, getReport, { reportId: ofPupil })
    await school.call(school.office, getReport, { reportId: ofHead })
    await school.call(school.office, resolveReport, { reportId: ofHead, actions: ['dismiss'], note: 'Разобрались' })
    const seen = async (who: Actor) => acts(await log(who, { group: 'looks' })).filter((act) => act === 'report.opened')
    expect(await seen(school.office)).toHaveLength(1)
    expect(await seen(school.head)).toHaveLength(1)
    expect(await seen(administrator)).toHaveLength(1)
    const answered = { act: 'report.resolved' }
    expect([await log(school.head, answered), await log(administrator, answered)]).toEqual([[], []])
    expect(await log(school.office, answered)).toHaveLength(1)
    for (const who of [school.ali, school.head]) {
      expect(acts(await aboutMe(who)).filter((act) => act.startsWith('report'))).toEqual([])
    }
  })
})

describe('a person who is erased', () => {
  test('goes from the log while the chain still holds', async () => {
    const guest = await school.make.staff(school.school, 'staff', 'Временный', 'Гость')
    await school.call(school.head, blockAccount, { personId: guest.personId, reason: 'Уволен' })
    await sealWaiting(school.services)
    const row = async () => (await log(school.head, { act: 'account.blocked' }))[0]
    expect(await row()).toMatchObject({ subject: { person: { fullName: 'Временный Гость' } } })
    for (const table of ['role_grants', 'accounts', 'persons']) {
      const column = table === 'persons' ? 'id' : 'person_id'
      await school.pool.query(`delete from ${table} where ${column} = $1`, [guest.personId])
    }
    expect(await row()).toMatchObject({ subject: { person: null } })
    expect((await verifyChain(school.services.db)).broken).toBeNull()
    const { rows } = await school.pool.query<{ log: string }>('select json_agg(a)::text as log from audit a')
    expect(rows[0]!.log).not.toContain(guest.personId)
  })

  test('no row holds anybody’s id or name', async () => {
    const { rows } = await school.pool.query<{ log: string }>('select json_agg(a)::text as log from audit a')
    const people = await school.pool.query<{ id: string; name: string }>('select id, family_name as name from persons')
    for (const { id, name } of people.rows) {
      expect(rows[0]!.log).not.toContain(id)
      expect(rows[0]!.log).not.toContain(name)
    }
  })
})
