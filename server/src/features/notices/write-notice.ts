import type { sendNotice } from '#protocol/notices.ts'
import type { InputOf } from '#protocol/contract.ts'
import { holdOwnFiles } from '#server/features/files/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { countAsked, freezeCircle } from './circle.queries.ts'

/** The notice, its file and everybody it asks, frozen; who may send it and who hears of it is settled elsewhere. */
export async function writeNotice(
  { tx, at, actor }: CommandContext,
  input: InputOf<typeof sendNotice>,
): Promise<{ people: number; organisations: number }> {
  const { id, organisationId, title, text, fileId, circle, dueAt } = input
  await tx
    .insertInto('notices')
    .values({
      ...{ id, organisation_id: organisationId, author_id: actor.personId, title: title.trim(), text: text.trim() },
      ...{ file_id: fileId ?? null, circle: JSON.stringify(circle), due_at: new Date(dueAt), sent_at: at },
    })
    .execute()
  if (fileId) await holdOwnFiles(tx, { as: 'notice', holderId: id, personId: actor.personId, at }, [fileId])
  await freezeCircle(tx, id, at)
  return countAsked(tx, id)
}
