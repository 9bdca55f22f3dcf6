import { oldChatsOfClass as contract } from '#protocol/old-chats.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { chatsOf, childrenHere } from './class-here.queries.ts'
import { requireChatsOfClass } from './old-chats.access.ts'

export const chatsOfClass = answer(contract, {
  async run({ db, actor, at, looked }, { classId, named = false }) {
    const { organisationId, mayKeep } = await requireChatsOfClass(db, { personId: actor.personId, at }, classId)
    if (named && mayKeep) await looked('class.viewed', { organisationId, data: { classId } })
    const [chats, children] = await Promise.all([chatsOf(db, classId), childrenHere(db, classId, at)])
    const away = {
      pupils: children.filter(({ isHere }) => !isHere),
      families: children.filter(({ hasGuardianHere }) => !hasGuardianHere),
    }
    const total = children.length
    return {
      chats,
      pupils: { here: total - away.pupils.length, total },
      families: { here: total - away.families.length, total },
      missing: named
        ? {
            pupils: await inOrder(db, away.pupils, actor.personId),
            families: await inOrder(db, away.families, actor.personId),
          }
        : null,
    }
  },
})

/** As the class is listed, by family name. */
async function inOrder(db: Db, children: readonly { id: string }[], viewerId: string): Promise<PersonBrief[]> {
  const ids = children.map(({ id }) => id)
  const briefs = new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
  return ids.flatMap((id) => briefs.get(id) ?? [])
}
