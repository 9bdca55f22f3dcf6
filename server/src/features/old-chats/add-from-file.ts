import { addOldChatsFromFile as contract } from '#protocol/old-chats.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { withUploaded } from '#server/features/roster-import/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { classCalled } from './class-called.rules.ts'
import { classesOf } from './class-here.queries.ts'
import { readingLimit } from './limits.ts'
import { lockList, requireKeeping } from './old-chats.access.ts'
import { knownChats } from './old-chats.queries.ts'
import { readInWorker } from './reading/read-in-worker.ts'
import type { Place, ReadChat } from './reading/read-row.rules.ts'
import { withStanding } from './reading/standing.rules.ts'
import { insertChats } from './write-chats.ts'

export const addFromFile = handle(contract, {
  limit: readingLimit,
  async prepare(ctx, { organisationId, fileId }) {
    await requireKeeping(ctx.db, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    return withUploaded(ctx, fileId, async (path, fileName) => ({ ...(await readInWorker(path)), fileName }))
  },
  async run(ctx, { organisationId, rows }, { chats, fileName }) {
    await requireKeeping(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    await lockList(ctx, organisationId)
    const chosen = new Set(rows.map(placeKey))
    const wanted = chats.filter((chat) => chosen.has(placeKey(chat)))
    const known = await knownChats(ctx.tx, organisationId)
    const taken = withStanding(wanted, known).filter(({ standing }) => standing === 'new' || standing === 'mistaken')
    if (taken.length > 0) await take(ctx, { organisationId, known: known.length, chats: taken, fileName })
    return { added: taken.length, known: wanted.length - taken.length }
  },
})

type Taking = { organisationId: string; known: number; chats: readonly ReadChat[]; fileName: string }

async function take(ctx: CommandContext, { organisationId, known, chats, fileName }: Taking): Promise<void> {
  const classes = await classesOf(ctx.tx, organisationId)
  const rows = chats.map(({ messenger, name, kind, ownOf, owner, peopleCount, link }) => ({
    ...{ id: ctx.newId(), messenger, name, kind, own_of: ownOf, owner, owner_person_id: null },
    ...{ people_count: peopleCount, link, file_name: fileName.slice(0, 200) },
    class_id: ownOf === 'parents' ? null : classCalled({ kind, name }, classes),
  }))
  await insertChats(ctx, organisationId, known, rows)
  announceOrganisation(ctx, organisationId, 'old_chats')
  ctx.audit('old_chats.imported', { organisationId, data: { count: chats.length } })
}

function placeKey({ sheet, line }: Place): string {
  return `${line}:${sheet}`
}
