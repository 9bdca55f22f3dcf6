import type { Pool } from 'pg'
import { issueClassCode } from '#protocol/classes.ts'
import { createConversation } from '#protocol/conversations.ts'
import { createInvitations } from '#protocol/invitations.ts'
import { fileReport } from '#protocol/moderation.ts'
import { beginLeave, restrictGuardian } from '#protocol/roster.ts'
import { testSchool } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

/** Who tries each call, from the least to the most entitled, so that what is allowed comes last and spoils nothing. */
export const roles = [
  'nobody',
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

export type World = Awaited<ReturnType<typeof accessWorld>>

/**
 * A school under an office. `teacher` is the form teacher of the class that `pupil` is in and whose guardian `guardian`
 * is; `otherPupil` is in another class, `stranger` teaches in a school elsewhere. `pupil` wrote `line` of the class chat;
 * `librarian` and `father` are there to have things done to them.
 */
export async function accessWorld() {
  const school = await testSchool()
  const { make, pool } = school
  const administrator = await make.staff(school.school, 'administrator', 'Саидова', 'Саида', 'Саидовна')
  const librarian = await make.staff(school.school, 'staff', 'Книгина', 'Вера', 'Павловна')
  const father = await make.person('Магомедов', 'Али')
  await make.guardianship(father, school.fatima)
  const uncle = await make.person('Магомедов', 'Иса')
  await make.guardianship(uncle, school.fatima)
  const actors: Record<Role, Actor | null> = {
    nobody: null,
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
  const line = await school.say(school.fatima, 'Здравствуйте')
  return {
    ...school,
    ...(await prepared(school, librarian, uncle)),
    administrator,
    librarian,
    father,
    actors,
    line,
    id: () => school.services.newId(),
  }
}

type School = Awaited<ReturnType<typeof testSchool>>

/** What calls need to find: a group made by hand, an open code, an invitation, a report. */
async function prepared(
  { call, services, teacher, head, ali, fatima, secretary, class5, school }: School,
  librarian: Actor,
  uncle: Actor,
) {
  const group = services.newId()
  const inside = [secretary.personId, librarian.personId]
  await call(teacher, createConversation, { id: group, kind: 'group', title: 'Педсовет', personIds: inside })
  const code = services.newId()
  await call(head, issueClassCode, { id: code, classId: class5, for: 'guardians' })
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
  return { group, code, invitation: invitationIds[0]!, leave, restriction, report }
}

async function giveSessions(pool: Pool, actors: (Actor | null)[]): Promise<void> {
  for (const actor of actors) {
    if (!actor) continue
    await pool.query(
      `insert into sessions (id, account_id, token_hash, device, expires_at)
       values ($1, $2, sha256(convert_to($3, 'UTF8')), 'test', now() + interval '1 day') on conflict do nothing`,
      [actor.sessionId, actor.accountId, actor.sessionId],
    )
  }
}
