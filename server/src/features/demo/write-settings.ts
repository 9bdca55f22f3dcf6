import { tellAbout } from '#server/features/roster/exports.ts'
import { dayMs, hourMs, minuteMs } from './calendar.ts'
import type { Cast } from './cast.ts'
import type { Written } from './write-talk.ts'
import type { Writing } from './writing.ts'

/** Small things that people leave behind: what is pinned or muted, a message not yet sent, something to be told. */
export async function writeSettings(writing: Writing, cast: Cast, written: readonly Written[]): Promise<void> {
  const chatOf = (login: string, fits: (chat: Written) => boolean) => {
    const person = cast.person(login)
    return written.find((chat) => chat.plan.members.some((member) => member.person === person) && fits(chat))!.id
  }
  const staff = ({ plan }: Written) => plan.kind === 'staff'
  const group = ({ plan }: Written) => plan.kind === 'group'
  const guardians = ({ plan }: Written) => plan.kind === 'class_guardians'
  const channel = ({ plan }: Written) => plan.kind === 'channel'
  const set = (login: string, conversationId: string, change: object) =>
    writing.tx
      .updateTable('chats')
      .set(change)
      .where('person_id', '=', cast.person(login).id)
      .where('conversation_id', '=', conversationId)
      .execute()
  await set('office', chatOf('office', group), { pinned: true })
  await set('head', chatOf('head', staff), { pinned: true })
  await set('form-teacher', chatOf('form-teacher', guardians), { pinned: true, draft: draft(writing) })
  await set('teacher', chatOf('teacher', guardians), { muted_until: new Date(writing.now.getTime() + 7 * dayMs) })
  await set('guardian', chatOf('guardian', channel), { muted_until: new Date(writing.now.getTime() + 30 * dayMs) })
  await tellOfGuardian(writing, cast)
}

function draft({ now }: Writing): string {
  const text = 'Уважаемые родители, завтра '
  return JSON.stringify({
    text,
    entities: [],
    replyTo: null,
    at: new Date(now.getTime() - 40 * minuteMs).toISOString(),
  })
}

/** The grandmother was let in: the mother and the form teacher are told. */
async function tellOfGuardian(writing: Writing, cast: Cast): Promise<void> {
  const row = await writing.tx
    .selectFrom('enrolments')
    .innerJoin('school_classes', 'school_classes.id', 'enrolments.class_id')
    .select('organisation_id')
    .where('person_id', '=', cast.person('pupil').id)
    .where('school_classes.kind', '=', 'class')
    .executeTakeFirstOrThrow()
  const told = [cast.person('guardian').id, cast.person('form-teacher').id]
  const about = [cast.person('grandmother').id, cast.person('pupil').id]
  const notice = { code: 'guardian_linked', organisationId: row.organisation_id, about } as const
  await writing.act(writing.now.getTime() - 20 * hourMs, (ctx) => tellAbout(ctx, told, notice))
}
