import { sendMessage } from '#protocol/messages.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { runAs } from '#server/platform/run-command.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import type { Actor, CommandContext } from '#server/platform/call.ts'
import type { ConversationKind } from '#protocol/conversations.ts'
import { createRosterConversation, enterMany } from './exports.ts'

/** Ties stand already: the database’s clock counts microseconds, and what began within this millisecond is not yet valid. */
const aWhileAgo = `now() - interval '1 minute'`

export type School = Awaited<ReturnType<typeof testSchool>>

/**
 * A municipality with a school of two classes and a far lyceum, on a database of its own: enough people to try every
 * tie. `staff`, `pupils5`, `guardians5` are the chats of the roster.
 */
export async function testSchool(options: Parameters<typeof testServer>[0] = {}) {
  const server = await testServer(options)
  const make = maker(server)
  const town = await make.organisation('municipality', null)
  const school = await make.organisation('school', town)
  const lyceum = await make.organisation('school', null)
  const [class5, class6] = [await make.class(school, '5А'), await make.class(school, '6Б')]
  const head = await make.staff(school, 'head', 'Гаджиева', 'Патимат', 'Магомедовна')
  const teacher = await make.staff(school, 'teacher', 'Алиева', 'Мадина', 'Руслановна')
  const secretary = await make.staff(school, 'staff', 'Ёлкина', 'Анна', 'Петровна')
  const office = await make.staff(town, 'office_specialist', 'Омаров', 'Омар', 'Омарович')
  const stranger = await make.staff(lyceum, 'teacher', 'Иванов', 'Иван', 'Иванович')
  const fatima = await make.person('Магомедова', 'Фатима')
  const ali = await make.person('Алиев', 'Али')
  const zaur = await make.person('Зауров', 'Заур')
  const mother = await make.person('Магомедова-Али', 'Зарема')
  await make.enrolment(class5, teacher, 'form_teacher')
  await make.enrolment(class5, fatima, 'pupil')
  await make.enrolment(class5, ali, 'pupil')
  await make.enrolment(class6, zaur, 'pupil')
  await make.guardianship(mother, fatima)
  const staff = await make.chat({ kind: 'staff', organisationId: school, title: 'Сотрудники' }, [
    head,
    teacher,
    secretary,
  ])
  const pupils5 = await make.chat(
    { kind: 'class_pupils', organisationId: school, classId: class5, title: '5А' },
    [teacher, fatima, ali],
    'moderator',
  )
  const guardians5 = await make.chat(
    { kind: 'class_guardians', organisationId: school, classId: class5, title: '5А, родители' },
    [teacher, mother],
    'moderator',
  )
  async function eventsOf(streamId: string): Promise<{ name: string; data: Record<string, unknown> }[]> {
    const { rows } = await server.pool.query('select name, data from events where stream_id = $1 order by version', [
      streamId,
    ])
    return rows
  }

  /** A message in the chat of 5А; answers its number. */
  async function say(who: Actor, text: string, conversationId = pupils5): Promise<number> {
    return (await server.call(who, sendMessage, { id: server.services.newId(), conversationId, text })).seq
  }

  return {
    ...server,
    eventsOf,
    say,
    make,
    town,
    school,
    lyceum,
    class5,
    class6,
    head,
    teacher,
    secretary,
    office,
    stranger,
    fatima,
    ali,
    zaur,
    mother,
    staff,
    pupils5,
    guardians5,
  }
}

/** Writes rows as the roster does, without its commands. */
export function maker({ services, pool }: TestServer) {
  const { newId } = services
  const as = <T>(work: (ctx: CommandContext) => Promise<T>) => runAs(services, null, work)

  async function organisation(kind: string, parent: string | null): Promise<string> {
    const id = newId()
    await pool.query(
      `insert into organisations (id, parent_id, kind, name, short_name, time_zone) values ($1, $2, $3, $3, $3, 'Europe/Moscow')`,
      [id, parent, kind],
    )
    await as((ctx) => createStream(ctx.tx, id, 'organisation'))
    return id
  }

  async function person(familyName: string, givenName: string, patronymic = '', registered = true): Promise<Actor> {
    const actor = { accountId: newId(), personId: newId(), sessionId: newId() }
    await pool.query('insert into persons (id, family_name, given_name, patronymic) values ($1, $2, $3, $4)', [
      actor.personId,
      familyName,
      givenName,
      patronymic,
    ])
    if (registered) {
      await pool.query(`insert into accounts (id, person_id, login, password_hash) values ($1, $2, $3, '')`, [
        actor.accountId,
        actor.personId,
        actor.accountId,
      ])
    }
    await as((ctx) => createStream(ctx.tx, actor.personId, 'person'))
    return actor
  }

  return {
    as,
    organisation,
    person,
    async class(organisationId: string, name: string): Promise<string> {
      const id = newId()
      await pool.query(
        `insert into school_classes (id, organisation_id, kind, name, academic_year) values ($1, $2, 'class', $3, '2026/2027')`,
        [id, organisationId, name],
      )
      await as((ctx) => createStream(ctx.tx, id, 'class'))
      return id
    },
    async staff(organisationId: string, role: string, ...name: [string, string, string?]): Promise<Actor> {
      const actor = await person(...name)
      await pool.query(
        `insert into role_grants (id, person_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, ${aWhileAgo})`,
        [newId(), actor.personId, organisationId, role],
      )
      return actor
    },
    async enrolment(classId: string, { personId }: Actor, kind: string): Promise<void> {
      await pool.query(
        `insert into enrolments (id, class_id, person_id, kind, valid_from) values ($1, $2, $3, $4, ${aWhileAgo})`,
        [newId(), classId, personId, kind],
      )
    },
    async guardianship(guardian: Actor, child: Actor): Promise<void> {
      await pool.query(
        `insert into guardianships (id, guardian_id, child_id, valid_from) values ($1, $2, $3, ${aWhileAgo})`,
        [newId(), guardian.personId, child.personId],
      )
    },
    chat: (
      about: { kind: ConversationKind; organisationId: string | null; classId?: string; title: string },
      people: readonly Actor[],
      firstRole: 'moderator' | 'member' = 'member',
    ) =>
      as(async (ctx) => {
        // Rows of any kind are the same.
        const id = await createRosterConversation(ctx, about as Parameters<typeof createRosterConversation>[1])
        await enterMany(
          ctx,
          id,
          people.map(({ personId }, index) => ({ personId, role: index === 0 ? firstRole : 'member', byRoster: true })),
        )
        return id
      }),
  }
}
