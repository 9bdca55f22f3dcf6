import type { Pool } from 'pg'
import { requestReset } from '#protocol/accounts.ts'
import { createClass, issueClassCode } from '#protocol/classes.ts'
import { openCommonChat } from '#protocol/common-chats.ts'
import { answerConsent, myConsents } from '#protocol/consents.ts'
import { createConversation } from '#protocol/conversations.ts'
import { createInvitations, invitationSheet, requestJoin } from '#protocol/invitations.ts'
import { saveLibraryPage } from '#protocol/library.ts'
import { fileReport, moderationNotices, resolveReport } from '#protocol/moderation.ts'
import { addOldChat } from '#protocol/old-chats.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { sendNotice } from '#protocol/notices.ts'
import { beginLeave, restrictGuardian, setGuardianRights } from '#protocol/roster.ts'
import { testSchool } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

/** Who tries each call, from the least to the most entitled, so that what is allowed comes last and spoils nothing. */
export const roles = [
  'nobody',
  'operator',
  'pending',
  'stranger',
  'otherPupil',
  'pupil',
  'guardian',
  'staff',
  'teacher',
  'administrator',
  'head',
  'office',
] as const
export type Role = (typeof roles)[number]

/** Those who belong to no organisation (yet): they are told no name, no title and no word of anybody. */
export const outside: readonly Role[] = ['nobody', 'operator', 'pending']

export type World = Awaited<ReturnType<typeof accessWorld>>

/**
 * A school under an office. `teacher` is the form teacher of the class that `pupil` is in and whose guardian `guardian`
 * is; `otherPupil` is in another class, `stranger` teaches in a school elsewhere. `pupil` wrote `line` of the class chat;
 * `librarian` and `father` are there to have things done to them. `operator` runs the server; `pending` has asked to be let
 * in as a guardian of the pupil (`join`) and waits.
 */
export async function accessWorld() {
  const school = await testSchool()
  const { make, pool } = school
  const administrator = await make.staff(school.school, 'administrator', 'Саидова', 'Саида', 'Саидовна')
  const librarian = await make.staff(school.school, 'staff', 'Книгина', 'Вера', 'Павловна')
  const father = await make.person('Магомедов', 'Али')
  await make.guardianship(father, school.fatima)
  await pool.query('insert into relation_claims values ($1, $2, now())', [father.personId, school.fatima.personId])
  const operator = await make.person('Серверов', 'Сервер')
  await pool.query('insert into operators (person_id, made_at) values ($1, now())', [operator.personId])
  const pending = await make.person('Ожидаева', 'Зухра')
  const uncle = await make.person('Магомедов', 'Иса')
  await make.guardianship(uncle, school.fatima)
  const actors: Record<Role, Actor | null> = {
    nobody: null,
    operator,
    pending,
    stranger: school.stranger,
    otherPupil: school.zaur,
    pupil: school.fatima,
    guardian: school.mother,
    staff: school.secretary,
    teacher: school.teacher,
    administrator,
    head: school.head,
    office: school.office,
  }
  await giveSessions(pool, [...Object.values(actors), school.ali])
  await parkBeside(pool, school.head, school.ali)
  const line = await school.say(school.fatima, 'Здравствуйте')
  const { rows } = await pool.query<{ word: string }>(
    `select family_name as word from persons where id <> all($1)
     union select title from conversations where length(title) > 2 union select text from messages where text <> ''`,
    [[operator.personId, pending.personId]],
  )
  return {
    ...school,
    ...(await prepared(school, librarian, uncle)),
    ...(await asked(school, pending)),
    ...(await decided(school, administrator)),
    consent: await agreed(school),
    libraryPage: await pageOf(school),
    measure: await measured(school),
    soon: soon(),
    notice: await noticed(school),
    /** What only those inside may read: names of people and chats, words. */
    secrets: rows.map((row) => row.word),
    administrator,
    librarian,
    father,
    actors,
    line,
    id: () => school.services.newId(),
  }
}

/** The school asks for consent, and the mother of the pupil has agreed. */
async function agreed({ call, services, head, mother, fatima, school }: School): Promise<string> {
  await call(head, updateOrganisation, { organisationId: school, consentUnder14: true })
  await call(head, setGuardianRights, {
    ...{ childId: fatima.personId, guardianId: mother.personId, legalKind: 'parent', rights: { sign: true } },
  })
  const { text } = await call(mother, myConsents, { locale: 'ru' })
  const id = services.newId()
  const { version, locale, hash } = text
  await call(mother, answerConsent, {
    ...{ id, childId: fatima.personId, organisationId: school, agreed: true, version, locale, hash },
  })
  return id
}

/** The school keeps an instruction of its own. */
async function pageOf({ call, services, head, school }: School): Promise<string> {
  const id = services.newId()
  await call(head, saveLibraryPage, {
    ...{ id, organisationId: school, title: 'Журнал', body: 'Как вести журнал', audiences: ['teacher'], fileIds: [] },
  })
  return id
}

/** An open measure of the school. */
async function measured({ pool, services, head, school }: Awaited<ReturnType<typeof testSchool>>): Promise<string> {
  const id = services.newId()
  await pool.query(
    `insert into measures (id, organisation_id, indicator, week, decision, owner, due, numerator, denominator, recorded_at, recorded_by)
     values ($1, $2, 'staff_registered', '2026-W47', 'Выдать коды', 'Директор', $4, 1, 3, now(), $3)`,
    [id, school, head.personId, soon()],
  )
  return id
}

function soon(): string {
  return new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
}

/** The head asks everybody who works in the school to read an order. */
async function noticed({ call, services, head, school }: School): Promise<string> {
  const id = services.newId()
  await call(head, sendNotice, {
    ...{ id, organisationId: school, title: 'Приказ о дежурстве', text: 'Дежурим по графику.' },
    circle: { roles: ['administrator', 'teacher', 'form_teacher', 'staff'] },
    dueAt: '2100-01-01T00:00:00.000Z',
  })
  return id
}

type School = Awaited<ReturnType<typeof testSchool>>

/** What calls need to find: a group made by hand, one of a subject, an invitation, a leave, a restriction, a report. */
async function prepared(
  { call, services, office, town, teacher, head, ali, fatima, secretary, school }: School,
  librarian: Actor,
  uncle: Actor,
) {
  const group = services.newId()
  const inside = [secretary.personId, librarian.personId]
  await call(teacher, createConversation, { id: group, kind: 'group', title: 'Педсовет', personIds: inside })
  const group5 = services.newId()
  await call(head, createClass, {
    ...{ id: group5, organisationId: school, kind: 'subject_group', name: '5А: английский', names: '' },
    formTeacherId: teacher.personId,
  })
  await call(office, openCommonChat, { organisationId: town, kind: 'heads' })
  const { invitationIds } = await call(head, createInvitations, {
    organisationId: school,
    role: 'teacher',
    names: 'Новикова Ольга',
  })
  const leave = services.newId()
  await call(head, beginLeave, {
    ...{ id: leave, organisationId: school, personId: secretary.personId },
    ...{ from: '2026-11-01', until: null, orderNumber: '11-к' },
  })
  const restriction = services.newId()
  await call(head, restrictGuardian, {
    ...{ id: restriction, childId: fatima.personId, guardianId: uncle.personId, document: '2-13/26', until: null },
  })
  const report = services.newId()
  await call(ali, fileReport, { id: report, personId: fatima.personId, reason: 'insult' })
  const oldChat = services.newId()
  await call(head, addOldChat, {
    ...{ id: oldChat, organisationId: school, messenger: 'whatsapp', name: 'Учительская', kind: 'staff' },
    ...{ ownOf: 'organisation', owner: 'Магомедова Патимат' },
  })
  return { group, group5, invitation: invitationIds[0]!, leave, restriction, report, oldChat }
}

/** The way in for guardians, and the request of somebody who took it. */
async function asked({ call, services, head, class6, class5 }: School, pending: Actor) {
  const codes = await Promise.all(
    [class5, class6].map((classId) =>
      call(head, issueClassCode, { id: services.newId(), classId, for: 'guardians' }).then((made) => made.codeId),
    ),
  )
  const { sheets } = await call(head, invitationSheet, { ids: codes })
  const [ticket, otherTicket] = codes.map((id) => sheets.find((sheet) => sheet.id === id)!.code)
  const join = services.newId()
  const child = { familyName: 'Ожидаева', givenName: 'Дочь' }
  await call(pending, requestJoin, { id: join, ticket: ticket!, child, kinship: 'grandmother' })
  return { code: codes[0]!, ticket: otherTicket!, join }
}

/** A reset of the deputy’s account that waits for a second person, and a notice that the pupil has to confirm. */
async function decided({ call, services, make, school, head, ali, fatima }: School, administrator: Actor) {
  const deputy = await make.staff(school, 'deputy', 'Замова', 'Анна', 'Ивановна')
  const { resetId } = await call(administrator, requestReset, { personId: deputy.personId })
  const answered = services.newId()
  await call(fatima, fileReport, { id: answered, personId: ali.personId, reason: 'insult' })
  await call(head, resolveReport, { reportId: answered, actions: ['warn'] })
  const { notices } = await call(fatima, moderationNotices, {})
  return { reset: resetId, warning: notices[0]!.id }
}

/** The second account waits on the device of the first. */
async function parkBeside(pool: Pool, front: Actor, parked: Actor): Promise<void> {
  await pool.query(
    `update sessions set device_group = $1::uuid, parked_at = case when id = $2 then now() end where id in ($1, $2)`,
    [front.sessionId, parked.sessionId],
  )
}

/** Rows as signing in leaves them: the token of each is the id of the session. */
export async function giveSessions(pool: Pool, actors: (Actor | null)[]): Promise<void> {
  for (const actor of actors) {
    if (!actor) continue
    await pool.query(
      `insert into sessions (id, account_id, token_hash, device, expires_at)
       values ($1, $2, sha256(convert_to($3, 'UTF8')), 'test', now() + interval '1 day') on conflict do nothing`,
      [actor.sessionId, actor.accountId, actor.sessionId],
    )
  }
}
