import { sql } from 'kysely'
import type { Reaction } from '#protocol/messages.ts'
import type { CommandContext } from '#server/platform/call.ts'

type Ctx = CommandContext<unknown>

/** Who becomes whom, in these conversations: all of `fromId`, locked. */
export type Pair = { fromId: string; toId: string; ids: readonly string[] }

/** A direct chat exists once for two people: where both have one with the same person, that of `fromId` becomes an archive. */
export async function archiveSecondDirects({ tx, at }: Ctx, { fromId, toId, ids }: Pair): Promise<void> {
  await sql`
    update conversations c set direct_key = null, archived_at = coalesce(c.archived_at, ${at})
    where c.id = any(${ids}::uuid[]) and c.kind = 'direct' and (
      exists (select from participants p where p.conversation_id = c.id and p.person_id = ${toId})
      or exists (
        select from participants peer
        join conversations o on o.direct_key = least(${toId}::uuid, peer.person_id) || ':' || greatest(${toId}::uuid, peer.person_id)
        where peer.conversation_id = c.id and peer.person_id <> ${fromId}))`.execute(tx)
}

export async function rekeyDirects({ tx }: Ctx, { fromId, toId, ids }: Pair): Promise<void> {
  await sql`
    update conversations c
    set direct_key = least(${toId}::uuid, peer.person_id) || ':' || greatest(${toId}::uuid, peer.person_id)
    from participants peer
    where c.id = any(${ids}::uuid[]) and c.direct_key is not null
      and peer.conversation_id = c.id and peer.person_id <> ${fromId}`.execute(tx)
}

export type Inside = { fromInside: boolean; toInside: boolean }

/**
 * One place of two: whoever is inside counts; where both are, the stronger role and the earlier beginning. Answers how both
 * stood before.
 */
export async function mergeParticipants({ tx, at }: Ctx, { fromId, toId, ids }: Pair): Promise<Map<string, Inside>> {
  const { rows } = await sql<Inside & { id: string }>`
    select f.conversation_id as id, f.left_at is null as "fromInside",
      coalesce(t.conversation_id is not null and t.left_at is null, false) as "toInside"
    from participants f
    left join participants t on t.conversation_id = f.conversation_id and t.person_id = ${toId}
    where f.person_id = ${fromId} and f.conversation_id = any(${ids}::uuid[])`.execute(tx)
  const rank = (of: string) =>
    sql`array_position(array['owner', 'moderator', 'member', 'reader'], ${sql.ref(`${of}.role`)})`
  const one = (column: string, ofBoth: ReturnType<typeof sql>) => sql`${sql.ref(column)} = case
    when excluded.left_at is not null then ${sql.ref(`participants.${column}`)}
    when participants.left_at is not null then ${sql.ref(`excluded.${column}`)} else ${ofBoth} end`
  await sql`
    with gone as (delete from participants where person_id = ${fromId} returning *)
    insert into participants (conversation_id, person_id, role, by_roster, from_seq, to_seq, from_version, joined_at, left_at, circle)
    select g.conversation_id, ${toId}, g.role, g.by_roster, g.from_seq, g.to_seq, g.from_version, g.joined_at, g.left_at,
      circle_of(${toId}, c.organisation_id, c.kind, ${at})
    from gone g join conversations c on c.id = g.conversation_id
    on conflict (conversation_id, person_id) do update set
      ${one('role', sql`case when ${rank('excluded')} < ${rank('participants')} then excluded.role else participants.role end`)},
      ${one('by_roster', sql`participants.by_roster or excluded.by_roster`)},
      ${one('from_seq', sql`least(participants.from_seq, excluded.from_seq)`)},
      ${one('from_version', sql`least(participants.from_version, excluded.from_version)`)},
      ${one('to_seq', sql`null`)}, ${one('joined_at', sql`least(participants.joined_at, excluded.joined_at)`)},
      ${one('left_at', sql`null`)}, circle = excluded.circle`.execute(tx)
  return new Map(rows.map(({ id, ...inside }) => [id, inside]))
}

/** Lines that both reacted to keep the reaction of `toId`. Answers how these lines count now, by conversation. */
export async function mergeReactions({ tx }: Ctx, { fromId, toId, ids }: Pair) {
  const doubled = await sql<{ id: string; seq: number }>`
    delete from reactions f using reactions t
    where f.conversation_id = any(${ids}::uuid[]) and f.person_id = ${fromId}
      and t.conversation_id = f.conversation_id and t.seq = f.seq and t.person_id = ${toId}
    returning f.conversation_id as id, f.seq`.execute(tx)
  await sql`update reactions set person_id = ${toId}
    where conversation_id = any(${ids}::uuid[]) and person_id = ${fromId}`.execute(tx)
  const { rows } = await sql<{ id: string; seq: number; reactions: Reaction[] }>`
    update messages m set reactions = (
      select coalesce(jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.n) order by r.n desc, r.first, r.emoji), '[]')
      from (select emoji, count(*)::int as n, min(at) as first from reactions
        where conversation_id = m.conversation_id and seq = m.seq group by emoji) r)
    from unnest(${doubled.rows.map((row) => row.id)}::uuid[], ${doubled.rows.map((row) => row.seq)}::bigint[]) as d (id, seq)
    where m.conversation_id = d.id and m.seq = d.seq
    returning m.conversation_id as id, m.seq, m.reactions`.execute(tx)
  return Map.groupBy(rows, (row) => row.id)
}

/** Authors, mentions, and those of whom lines of the house speak. */
export async function mergeLines({ tx }: Ctx, { fromId, toId, ids }: Pair): Promise<void> {
  await sql`update messages set author_id = ${toId}
    where conversation_id = any(${ids}::uuid[]) and author_id = ${fromId}`.execute(tx)
  await sql`
    update messages m set entities = replace(m.entities::text, ${fromId}, ${toId})::jsonb
    from mentions n
    where n.conversation_id = any(${ids}::uuid[]) and n.person_id = ${fromId}
      and m.conversation_id = n.conversation_id and m.seq = n.seq`.execute(tx)
  await sql`
    update messages set system = replace(system::text, ${fromId}, ${toId})::jsonb
    where conversation_id = any(${ids}::uuid[]) and system->'personIds' ? ${fromId}`.execute(tx)
}

/** Mentions, what was read, and what stands in the list: pinned where either was, the own draft before the other’s. */
export async function mergeMarks({ tx }: Ctx, { fromId, toId, ids }: Pair): Promise<void> {
  await sql`
    with gone as (delete from mentions where person_id = ${fromId} and conversation_id = any(${ids}::uuid[]) returning *)
    insert into mentions (conversation_id, person_id, seq) select conversation_id, ${toId}, seq from gone
    on conflict do nothing`.execute(tx)
  await sql`
    with gone as (delete from read_marks where person_id = ${fromId} and conversation_id = any(${ids}::uuid[]) returning *)
    insert into read_marks as mine (conversation_id, person_id, seq, count, at, stayed_at)
    select conversation_id, ${toId}, seq, count, at, stayed_at from gone
    on conflict (conversation_id, person_id) do update set seq = excluded.seq, count = excluded.count, at = excluded.at,
      stayed_at = greatest(mine.stayed_at, excluded.stayed_at)
    where excluded.seq > mine.seq`.execute(tx)
  await sql`
    with gone as (delete from chats where person_id = ${fromId} returning *)
    insert into chats as mine (person_id, conversation_id, muted_until, pinned, draft)
    select ${toId}, conversation_id, muted_until, pinned, draft from gone
    on conflict (person_id, conversation_id) do update set pinned = mine.pinned or excluded.pinned,
      draft = coalesce(mine.draft, excluded.draft)`.execute(tx)
}

/** Who does not want to be written to by whom; nobody blocks oneself. */
export async function mergeBlocks({ tx }: Ctx, { fromId, toId }: Pair): Promise<void> {
  await sql`
    with gone as (delete from person_blocks where ${fromId} in (person_id, blocked_id) returning *)
    insert into person_blocks (person_id, blocked_id, at)
    select case person_id when ${fromId} then ${toId}::uuid else person_id end,
      case blocked_id when ${fromId} then ${toId}::uuid else blocked_id end, at
    from gone where ${toId} not in (person_id, blocked_id)
    on conflict do nothing`.execute(tx)
}
