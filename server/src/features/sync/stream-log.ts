import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import type { FollowedStream, StreamLog, StreamState } from '#server/platform/events/fanout.ts'
import type { NumberedEvent } from '#server/platform/events/streams.ts'

/** What fan-out asks about streams, answered from the database. */
export function streamLog(db: Db): StreamLog {
  return {
    async streamsOf(personId) {
      const { rows } = await sql<FollowedStream>`
        with mine as (
          select stream_id, min(from_version) as from_version from person_streams
          where person_id = ${personId} group by stream_id)
        select s.id, s.version, s.audience_version as "audienceVersion", mine.from_version as "fromVersion"
        from mine join streams s on s.id = mine.stream_id`.execute(db)
      return rows
    },
    async stillInside(streamId, personIds) {
      const { rows } = await sql<{ personId: string; fromVersion: number }>`
        select person_id as "personId", min(from_version) as "fromVersion" from person_streams
        where stream_id = ${streamId} and person_id = any(${personIds}::uuid[]) group by person_id`.execute(db)
      return new Map(rows.map((row) => [row.personId, row.fromVersion]))
    },
    async statesOf(streamIds) {
      const { rows } = await sql<StreamState>`
        select id, version, audience_version as "audienceVersion" from streams
        where id = any(${streamIds}::uuid[])`.execute(db)
      return rows
    },
    async eventsAfter(streamId, version, limit) {
      const { rows } = await sql<NumberedEvent>`
        select stream_id as "streamId", version, audience_version as "audienceVersion", at, name, data::text as data,
          about_version as "aboutVersion"
        from events where stream_id = ${streamId} and version > ${version} order by version limit ${limit}`.execute(db)
      return rows
    },
    async acquainted(personId, others) {
      const { rows } = await sql<{ id: string }>`
        select distinct theirs.person_id as id from chats mine
        join visible_ranges theirs on theirs.conversation_id = mine.conversation_id
        where mine.person_id = ${personId} and theirs.person_id = any(${[...others]}::uuid[])`.execute(db)
      return new Set(rows.map((row) => row.id))
    },
  }
}
