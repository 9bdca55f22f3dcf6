import { requireParticipant, type MessageRow } from '#server/features/conversations/exports.ts'
import { rowsBySeq } from '#server/features/messages/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { StoredLine } from './moderation.access.ts'
import { refuse } from './moderation.refusals.ts'

/** Lines before and after that are kept with a reported message, as far as the reporter could see them. */
export const linesAround = 5

export type Reported = {
  aboutId: string
  conversationId: string | null
  seq: number | null
  organisationId: string | null
  lines: StoredLine[]
  /** Of the reported line only. */
  fileIds: string[]
}

/** A message that the reporter sees now, with its neighbours. Throws `not_found`, `report_message_gone`. */
export async function reportedMessage(
  db: Db,
  reporterId: string,
  conversationId: string,
  seq: number,
): Promise<Reported> {
  const participant = await requireParticipant(db, conversationId, reporterId)
  const seqs = Array.from({ length: 2 * linesAround + 1 }, (_, n) => seq - linesAround + n).filter((one) => one > 0)
  const rows = await rowsBySeq(db, reporterId, conversationId, participant, seqs)
  const row = rows.find((one) => one.seq === seq)
  if (!row?.author_id || row.deleted_at || row.system) throw refuse.report_message_gone()
  return {
    aboutId: row.author_id,
    conversationId,
    seq,
    organisationId: participant.organisationId,
    lines: rows.filter((one) => one.system === null).map((one) => storedLine(one, one.seq === seq)),
    fileIds: row.files.map((file) => file.id),
  }
}

function storedLine(row: MessageRow, isReported: boolean): StoredLine {
  const { seq, author_id, at, text, entities, files } = row
  return { seq, authorId: author_id, at: at.toISOString(), text, entities, files: isReported ? files : [] }
}
