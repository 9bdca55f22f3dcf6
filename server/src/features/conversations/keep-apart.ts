import { sql } from 'kysely'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { enterConversation } from './enter.ts'
import { leaveMany } from './leave.ts'

/**
 * Brings chats into line with a guardian's restriction: while it stands, the guardian is in no direct chat and no group with
 * the child; the roster's own chats are left to `followRoster`. Afterwards the direct chat comes back; groups made by hand
 * stay as their people made them. Calling it twice does no harm.
 */
export async function keepApart(ctx: CommandContext<unknown>, guardianId: string, childId: string): Promise<void> {
  if (await isKeptApart(ctx, guardianId, childId)) await part(ctx, guardianId, childId)
  else await bringBack(ctx, guardianId, childId)
}

/** Whether some of these people must not meet: those who come, each other or those who are inside. */
export async function anyKeptApart(
  { tx, at }: CommandContext<unknown>,
  coming: readonly string[],
  conversationId?: string,
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    with there as (
      select unnest(${coming}::uuid[]) as id
      union
      select person_id from participants where conversation_id = ${conversationId ?? null} and left_at is null)
    select exists (
      select from guardian_restrictions r
      where r.valid_from <= ${at} and (r.valid_to is null or r.valid_to > ${at})
        and (r.guardian_id = any(${coming}::uuid[]) or r.child_id = any(${coming}::uuid[]))
        and r.guardian_id in (select id from there) and r.child_id in (select id from there)) as yes`.execute(tx)
  return rows[0]!.yes
}

async function part(ctx: CommandContext<unknown>, guardianId: string, childId: string): Promise<void> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select c.id, c.kind from participants g
    join participants k on k.conversation_id = g.conversation_id and k.person_id = ${childId} and k.left_at is null
    join conversations c on c.id = g.conversation_id
    where g.person_id = ${guardianId} and g.left_at is null and not g.by_roster
    order by c.id`.execute(ctx.tx)
  for (const { id } of rows) await leaveMany(ctx, id, [guardianId])
}

async function bringBack(ctx: CommandContext<unknown>, guardianId: string, childId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select c.id from participants g
    join conversations c on c.id = g.conversation_id and c.kind = 'direct'
    join participants k on k.conversation_id = c.id and k.person_id = ${childId}
    where g.person_id = ${guardianId} and g.left_at is not null`.execute(ctx.tx)
  const entry = { role: 'reader', byRoster: false, fromSeq: 'start' } as const
  for (const { id } of rows) await enterConversation(ctx, id, guardianId, entry)
}

async function isKeptApart({ tx, at }: { tx: Tx; at: Date }, guardianId: string, childId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select restricted(${guardianId}, ${childId}, ${at}) as yes`.execute(tx)
  return rows[0]!.yes
}
