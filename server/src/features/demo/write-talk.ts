import { sql } from 'kysely'
import type { FileBrief } from '#protocol/files.ts'
import { dayMs } from './calendar.ts'
import type { Cast } from './cast.ts'
import { numberTalk, type Numbers, type NumberedTalk, type TalkMessage } from './number-talk.ts'
import type { OpenChat } from './open-chats.ts'
import { readMarks } from './read-marks.ts'
import type { Said } from './stage.ts'
import { bytesOf, insertMany, type Writing } from './writing.ts'

/** The log of events is kept so long (see `sync`): older messages have none. */
const logDays = 30

export type Spoken = OpenChat & { said: readonly Said[] }
export type Written = Spoken & NumberedTalk

/** Writes what was said in the chats, with everything that the commands would have left behind. */
export async function writeTalk(
  writing: Writing,
  spoken: readonly Spoken[],
  cast: Cast,
  fileNamed: (name: string) => FileBrief,
): Promise<Written[]> {
  const numbers = await numbersOf(writing)
  const written = spoken
    .filter(({ said }) => said.length > 0)
    .map((chat): Written => {
      const make = { conversationId: chat.id, newId: (at: number) => writing.newIdAt(at), fileNamed }
      return { ...chat, ...numberTalk(chat.said, numbers.get(chat.id)!, make) }
    })
  await writeMessages(writing, written)
  await writeEvents(writing, written, numbers)
  await writeStreams(writing, written)
  await writeMentions(writing, written)
  await writeReactions(writing, written)
  await writeFileReferences(writing, written)
  await insertMany(
    writing.tx,
    'read_marks',
    written.flatMap((chat) => readMarks(chat, cast, writing)),
  )
  return written
}

async function numbersOf({ tx }: Writing): Promise<Map<string, Numbers>> {
  const { rows } = await sql<Numbers & { id: string }>`
    select id, version, audience_version as "audienceVersion", last_seq as "lastSeq", last_count as "lastCount"
    from streams where kind = 'conversation'`.execute(tx)
  return new Map(rows.map(({ id, ...numbers }) => [id, numbers]))
}

async function writeMessages({ tx }: Writing, written: readonly Written[]): Promise<void> {
  await insertMany(
    tx,
    'messages',
    written.flatMap(({ messages }) => messages.map(rowOf)),
  )
}

function rowOf(message: TalkMessage) {
  const { id, conversationId, seq, v, count, authorId, at, text, entities, replyTo, files, reactions, system } = message
  return {
    ...{
      id,
      conversation_id: conversationId,
      seq,
      v,
      count,
      author_id: authorId,
      at,
      text,
      entities,
      reply_to: replyTo,
    },
    ...{
      files,
      reactions,
      system,
      pinned_at: message.pinnedAt,
      edited_at: message.editedAt,
      deleted_at: message.deletedAt,
    },
    mentions_all: entities.some((entity) => entity.type === 'mention_all'),
    input_hash: message.inputHash && bytesOf(message.inputHash),
    content_versions: message.contentVersions,
  }
}

async function writeEvents({ tx, now }: Writing, written: readonly Written[], numbers: ReadonlyMap<string, Numbers>) {
  const oldest = new Date(now.getTime() - logDays * dayMs).toISOString().slice(0, 10)
  const rows = written.flatMap(({ id, events }) =>
    events
      .map(({ version, at, name, data }) => {
        const audience = numbers.get(id)!.audienceVersion
        return { stream_id: id, version, day: at.slice(0, 10), at, name, audience_version: audience, data }
      })
      .filter((row) => row.day >= oldest),
  )
  await insertMany(tx, 'events', rows)
  await tx.deleteFrom('events').where('day', '<', oldest).execute()
}

async function writeStreams({ tx }: Writing, written: readonly Written[]): Promise<void> {
  const rows = written.map(({ id, after, events }) => ({
    ...{ id, version: after.version, last_seq: after.lastSeq, last_count: after.lastCount },
    changed_at: events.at(-1)!.at,
  }))
  await sql`
    update streams s set version = n.version, last_seq = n.last_seq, last_count = n.last_count, changed_at = n.changed_at,
      changed_xid = pg_current_xact_id()
    from json_populate_recordset(null::streams, ${JSON.stringify(rows)}::json) n where s.id = n.id`.execute(tx)
}

async function writeMentions({ tx }: Writing, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ id, messages, plan }) => {
    const inside = new Set(plan.members.map((member) => member.person.id))
    return messages.flatMap(({ seq, entities }) => {
      const people = new Set(entities.flatMap((entity) => entity.personId ?? []))
      return [...people].filter((one) => inside.has(one)).map((one) => ({ conversation_id: id, person_id: one, seq }))
    })
  })
  await insertMany(tx, 'mentions', rows)
}

async function writeReactions({ tx }: Writing, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ id, messages }) =>
    messages
      .filter((message) => message.reactions.length > 0)
      .flatMap(({ seq, said }) =>
        said!.reactions.map(({ person, emoji, at }) => {
          return { conversation_id: id, seq, person_id: person.id, emoji, at: new Date(at) }
        }),
      ),
  )
  await insertMany(tx, 'reactions', rows)
}

/** A picture that several send is one file with several references; its owner is who sent it first. */
async function writeFileReferences({ tx }: Writing, written: readonly Written[]): Promise<void> {
  const sent = written.flatMap(({ id, messages }) =>
    messages.flatMap(({ seq, at, authorId, files }) =>
      files.map((file) => ({ conversation_id: id, seq, file_id: file.id, at, authorId })),
    ),
  )
  await insertMany(
    tx,
    'file_references',
    sent.map(({ conversation_id, seq, file_id }) => ({ conversation_id, seq, file_id })),
  )
  const firsts = new Map(sent.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((one) => [one.file_id, one]))
  const rows = [...firsts.values()].map((one) => ({ id: one.file_id, owner_id: one.authorId, attached_at: one.at }))
  await sql`
    update files f set owner_id = n.owner_id, attached_at = n.attached_at, created_at = n.attached_at
    from json_populate_recordset(null::files, ${JSON.stringify(rows)}::json) n where f.id = n.id`.execute(tx)
}
