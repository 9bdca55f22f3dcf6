import { sql } from 'kysely'
import { startDirect as contract } from '#protocol/conversations.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { refuse } from './conversations.refusals.ts'
import { enterMany } from './enter.ts'
import { writingVerdict } from './people.access.ts'

export const startDirect = handle(contract, {
  limit: { per: 'account', count: 60, windowMs: 60_000 },
  async run(ctx, { personId }) {
    const key = directKey(ctx.actor.personId, personId)
    const existing = await directByKey(ctx, key)
    if (existing) return { conversationId: existing }
    const verdict = await writingVerdict(ctx.tx, ctx.actor.personId, personId, ctx.at)
    if (!verdict.may) throw refuse[verdict.code]()
    return { conversationId: await createDirect(ctx, key, [ctx.actor.personId, personId]) }
  },
})

/** «smaller id:greater id»: the same whoever begins. */
export function directKey(one: string, other: string): string {
  return one < other ? `${one}:${other}` : `${other}:${one}`
}

/** If two begin at the same moment, the second waits at the unique key and finds the first one's conversation. */
export async function createDirect(ctx: CommandContext, key: string, personIds: string[]): Promise<string> {
  const id = ctx.newId()
  const { rows } = await sql`
    insert into conversations (id, kind, direct_key, created_by, created_at)
    values (${id}, 'direct', ${key}, ${ctx.actor.personId}, ${ctx.at})
    on conflict (direct_key) do nothing returning id`.execute(ctx.tx)
  if (rows.length === 0) return (await directByKey(ctx, key))!
  await createStream(ctx.tx, id, 'conversation')
  await enterMany(
    ctx,
    id,
    personIds.map((personId) => ({ personId, role: 'member', byRoster: false, fromSeq: 'start' })),
  )
  return id
}

async function directByKey({ tx }: CommandContext, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from conversations where direct_key = ${key}`.execute(tx)
  return rows[0]?.id
}
