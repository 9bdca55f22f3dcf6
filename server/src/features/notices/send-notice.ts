import { noticeRecipientsMax, sendNotice as contract } from '#protocol/notices.ts'
import { handle, type CommandContext, type Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { countAsked } from './circle.queries.ts'
import { requireSending } from './notices.access.ts'
import { refuse } from './notices.refusals.ts'
import { sayProgress } from './progress.ts'
import { remindBefore } from './remind-notice.ts'
import { tellLater } from './tell.ts'
import { writeNotice } from './write-notice.ts'

export const sendNotice = handle(contract, {
  limit: { per: 'account', count: 20, windowMs: 60_000 },
  async run(ctx, input) {
    const { tx, actor, at } = ctx
    if (await wasSent(ctx, input.id)) return countAsked(tx, input.id)
    await requireSending(tx, { personId: actor.personId, at }, input.organisationId, input.circle)
    const dueAt = new Date(input.dueAt)
    if (dueAt <= at) throw refuse.notice_due_passed()
    const asked = await writeNotice(ctx, input)
    if (asked.people === 0) throw refuse.notice_circle_empty()
    if (asked.people > noticeRecipientsMax) throw refuse.notice_too_many()
    tellLater(ctx, input.id, 'asked')
    if (input.remind ?? true)
      await remindBefore(ctx, { id: input.id, dueAt, timeZone: await zoneOf(tx, input.organisationId) })
    await sayProgress(ctx, input.id, [input.organisationId])
    ctx.audit('notice.sent', {
      organisationId: input.organisationId,
      data: { noticeId: input.id, count: asked.people },
    })
    return asked
  },
})

async function zoneOf(tx: Tx, organisationId: string): Promise<string> {
  const organisation = tx.selectFrom('organisations').select('time_zone').where('id', '=', organisationId)
  return (await organisation.executeTakeFirstOrThrow()).time_zone
}

/** The client made the id: sending again does nothing. Throws `id_taken` where somebody else's notice has it. */
async function wasSent({ tx, actor }: CommandContext, id: string): Promise<boolean> {
  const there = await tx.selectFrom('notices').select('author_id').where('id', '=', id).executeTakeFirst()
  if (there && there.author_id !== actor.personId) throw refuseAny.id_taken()
  return there !== undefined
}
