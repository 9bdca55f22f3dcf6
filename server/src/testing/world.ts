import type { Pool } from 'pg'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'

/** People with accounts, without an organisation: enough for everything that happens inside a conversation. */
export async function people(pool: Pool, count: number): Promise<Actor[]> {
  const actors = Array.from({ length: count }, () => ({ personId: newId(), accountId: newId(), sessionId: newId() }))
  const personIds = actors.map((actor) => actor.personId)
  const accountIds = actors.map((actor) => actor.accountId)
  await pool.query(
    `insert into persons (id, family_name, given_name, patronymic)
     select id, 'Гасанова' || n, 'Зарема', 'Магомедовна' from unnest($1::uuid[]) with ordinality as p (id, n)`,
    [personIds],
  )
  await pool.query(`insert into streams (id, kind) select id, 'person' from unnest($1::uuid[]) as p (id)`, [personIds])
  await pool.query(
    `insert into accounts (id, person_id, login, password_hash)
     select a, p, 'person-' || p, 'x' from unnest($1::uuid[], $2::uuid[]) as t (a, p)`,
    [accountIds, personIds],
  )
  await pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at)
     select s, a, sha256(s::text::bytea), 'test', now() + interval '1 year' from unnest($1::uuid[], $2::uuid[]) as t (s, a)`,
    [actors.map((actor) => actor.sessionId), accountIds],
  )
  return actors
}

type ConversationOptions = { kind?: 'group' | 'channel' | 'direct'; role?: 'member' | 'moderator' | 'reader' }

/** A conversation made by hand; the first person owns it. */
export async function conversation(pool: Pool, inside: Actor[], options: ConversationOptions = {}): Promise<string> {
  const { kind = 'group', role = 'member' } = options
  const id = newId()
  await pool.query(`insert into streams (id, kind) values ($1, 'conversation')`, [id])
  await pool.query(`insert into conversations (id, kind, title, participant_count) values ($1, $2, 'Беседа', $3)`, [
    id,
    kind,
    inside.length,
  ])
  await pool.query(
    `insert into participants (conversation_id, person_id, role)
     select $1, p, case when n = 1 then 'owner' else $3 end from unnest($2::uuid[]) with ordinality as t (p, n)`,
    [id, inside.map((actor) => actor.personId), role],
  )
  await pool.query(`insert into chats (person_id, conversation_id) select p, $1 from unnest($2::uuid[]) as p`, [
    id,
    inside.map((actor) => actor.personId),
  ])
  return id
}
