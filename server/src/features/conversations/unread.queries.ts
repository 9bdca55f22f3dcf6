import { sql, type RawBuilder } from 'kysely'

/** Beyond this a badge says «999+»: nobody counts further, so neither does the database. */
export const unreadMax = 1000

/**
 * A lateral row `(unread, mentions)` of the messages after a mark: others' messages that are neither deleted nor system
 * lines, and among them those that mention the person or everybody. Arguments are SQL expressions.
 */
export function unreadAfter(
  conversationId: RawBuilder<unknown>,
  personId: RawBuilder<unknown>,
  seq: RawBuilder<unknown>,
) {
  return sql<{ unread: number; mentions: number }>`(
    select count(*) as unread, count(*) filter (where u.for_me) as mentions from (
      select m.mentions_all or m.seq = any(array(
        select x.seq from mentions x
        where x.conversation_id = ${conversationId} and x.person_id = ${personId} and x.seq > ${seq})) as for_me
      from messages m
      where m.conversation_id = ${conversationId} and m.seq > ${seq} and m.author_id is distinct from ${personId}
        and m.deleted_at is null and m.system is null
      limit ${unreadMax}) as u)`
}
