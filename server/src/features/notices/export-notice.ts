import { exportNotice as contract, noticeExportMax, noticeRecipientsMax } from '#protocol/notices.ts'
import { personBrief } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { noticeWorkbook, type NoticePaper } from './notice-workbook.ts'
import { requireFollowing, whoseNames } from './notices.access.ts'
import { refuse } from './notices.refusals.ts'
import { organisationsPage, recipientsPage } from './recipients.queries.ts'

export const exportNotice = handle(contract, {
  // A list of people: no copy of it stays behind among the remembered answers.
  secret: true,
  limit: { per: 'account', count: 20, windowMs: 60_000 },
  async run(ctx, { noticeId, as, reason, ...whose }) {
    const { tx, actor, at } = ctx
    const who = { personId: actor.personId, at }
    const notice = await requireFollowing(tx, who, noticeId)
    const viewer = { ...who, notice }
    const { total, people } = await recipientsPage(
      tx,
      viewer,
      { ...whose, byName: true },
      { offset: 0, limit: noticeExportMax },
    )
    if (total > noticeExportMax) throw refuse.notice_export_too_many()
    const all = await organisationsPage(tx, viewer, '', { offset: 0, limit: noticeRecipientsMax })
    const organisations = all.organisations.filter(
      ({ organisation }) => whose.organisationId === undefined || organisation.id === whose.organisationId,
    )
    const { number } = await tx
      .insertInto('notice_exports')
      .values({ notice_id: noticeId, by_id: actor.personId, at, kind: as, people: total })
      .returning('number')
      .executeTakeFirstOrThrow()
    ctx.audit('notice.exported', {
      organisationId: await whoseNames(tx, who, notice, whose.organisationId),
      data: { noticeId, number, kind: as, count: total },
      note: reason.trim(),
    })
    const by = (await personBrief(tx, actor.personId, actor.personId))!.fullName
    const made = { number, at: at.toISOString(), by, people, organisations }
    return { ...made, base64: as === 'xlsx' ? await workbookOf(ctx, noticeId, made) : null }
  },
})

type Made = Omit<NoticePaper, 'title' | 'dueAt' | 'timeZone' | 'language'>

async function workbookOf({ tx, origin }: CommandContext, noticeId: string, made: Made): Promise<string> {
  const about = await tx
    .selectFrom('notices')
    .innerJoin('organisations', 'organisations.id', 'notices.organisation_id')
    .select(['notices.title', 'notices.due_at', 'organisations.time_zone'])
    .where('notices.id', '=', noticeId)
    .executeTakeFirstOrThrow()
  const { title, due_at: dueAt, time_zone: timeZone } = about
  const bytes = await noticeWorkbook({
    ...made,
    title,
    dueAt: dueAt.toISOString(),
    timeZone,
    language: origin.language,
  })
  return bytes.toString('base64')
}
