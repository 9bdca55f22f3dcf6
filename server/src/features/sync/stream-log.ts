import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import type { StreamLog, StreamState } from '#server/platform/events/fanout.ts'
import type { NumberedEvent } from '#server/platform/events/streams.ts'

/** What fan-out asks about streams, answered from the database. */
export function streamLog(db: Db): StreamLog {
  return {
    async streamsOf(personId) {
      const { rows } = await sql<StreamState>`
        select s.id, s.version, s.audience_version as "audienceVersion" from streams s
        where s.id in (select stream_id from person_streams where person_id = ${personId})`.execute(db)
      return rows
    },
    async stillInside(streamId, personIds) {
      const { rows } = await sql<{ personId: string }>`
        select distinct person_id as "personId" from person_streams
        where stream_id = ${streamId} and person_id = any(${personIds}::uuid[])`.execute(db)
      return new Set(rows.map((row) => row.personId))
    },
    async statesOf(streamIds) {
      const { rows } = await sql<StreamState>`
        select id, version, audience_version as "audienceVersion" from streams
        where id = any(${streamIds}::uuid[])`.execute(db)
      return rows
    },
    async eventsAfter(streamId, version, limit) {
      const { rows } = await sql<NumberedEvent>`
        select stream_id as "streamId", version, audience_version as "audienceVersion", at, name, data::text as data
        from events where stream_id = ${streamId} and version > ${version} order by version limit ${limit}`.execute(db)
      return rows
    },
  }
}
