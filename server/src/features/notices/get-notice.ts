import { getNotice as contract } from '#protocol/notices.ts'
import type { FileBrief } from '#protocol/files.ts'
import { briefOf } from '#server/features/files/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { requireNotice } from './notices.access.ts'
import { noticeById } from './notices.queries.ts'

export const getNotice = answer(contract, {
  async run({ db, actor, at }, { noticeId }) {
    const who = { personId: actor.personId, at }
    const { follows, owns } = await requireNotice(db, who, noticeId)
    const { notice, text, fileId, circle, ...reminders } = await noticeById(db, who, noticeId)
    return {
      notice,
      text,
      file: fileId === null ? null : await fileOf(db, fileId),
      circle: follows ? circle : null,
      mayWithdraw: owns && notice.withdrawnAt === null,
      remindAt: reminders.remindAt?.toISOString() ?? null,
      remindedAt: reminders.remindedAt?.toISOString() ?? null,
      remindedToday: reminders.remindedToday,
    }
  },
})

async function fileOf(db: Db, id: string): Promise<FileBrief | null> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? briefOf(row) : null
}
