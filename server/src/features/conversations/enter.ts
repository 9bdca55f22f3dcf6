import type { ParticipantRole } from '#protocol/conversations.ts'
import { chatAdded, chatChanged } from '#protocol/conversations.ts'
import type { SystemLine } from '#protocol/messages.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { announceChange, lockOrThrow } from './participants-changed.ts'
import type { LockedConversation, ParticipantRow } from './participants.queries.ts'
import { addToChatLists, participantRows, writeParticipants } from './participants.queries.ts'

export type EntryOptions = {
  role: ParticipantRole
  /** True for what follows the roster: only the roster takes it back. */
  byRoster: boolean
  /** From where on the person may read. By default roster chats from the start, chats made by hand from now. */
  fromSeq?: 'start' | 'now'
}

export type Entry = EntryOptions & { personId: string }

/** Lets one person in; see `enterMany`. */
export async function enterConversation(
  ctx: CommandContext<unknown>,
  conversationId: string,
  personId: string,
  options: EntryOptions,
): Promise<void> {
  await enterMany(ctx, conversationId, [{ personId, ...options }])
}

/**
 * Lets people in, in one go: rows, counts, events and one line in the conversation (up to 200 people; `line: null` for
 * none, otherwise «… joined»). Who is inside already keeps the place and gets the role asked for. Who was inside before
 * reads from now on, unless `fromSeq` says `start`. Answers who came in. Throws when there is no such conversation.
 */
export async function enterMany(
  ctx: CommandContext<unknown>,
  conversationId: string,
  entries: readonly Entry[],
  { line }: { line?: SystemLine | null } = {},
): Promise<string[]> {
  const conversation = await lockOrThrow(ctx, conversationId)
  const before = await participantRows(
    ctx.tx,
    conversationId,
    entries.map((entry) => entry.personId),
  )
  const known = new Map(before.map((row) => [row.personId, row]))
  const rows = entries.map((entry) => rowFor(conversation, entry, known.get(entry.personId)))
  const added = rows.filter((row) => !known.get(row.personId)?.inside).map((row) => row.personId)
  const changed = rows.filter((row) => differs(row, known.get(row.personId)))
  if (added.length + changed.length === 0) return []
  await writeParticipants(ctx.tx, conversation, rows, ctx.at)
  for (const { personId } of changed) ctx.publish(chatChanged, personId, { conversationId })
  if (added.length === 0) {
    ctx.audienceChanged(conversationId)
    return []
  }
  await addToChatLists(ctx.tx, conversationId, added)
  for (const personId of added) ctx.publish(chatAdded, personId, { conversationId })
  await announceChange(ctx, conversation, {
    added,
    removed: [],
    line: line === undefined ? { code: 'participant_joined', personIds: added } : line,
  })
  return added
}

function rowFor(conversation: LockedConversation, entry: Entry, known: ParticipantRow | undefined) {
  const { personId, role, byRoster } = entry
  const range = firstVisible(conversation, entry, known)
  return { personId, role, byRoster: byRoster || (known?.inside === true && known.byRoster), ...range }
}

type Beginning = Pick<ParticipantRow, 'fromSeq' | 'fromVersion'>

const start: Beginning = { fromSeq: 1, fromVersion: 1 }

/** The first line and the first event that the person may read; both from one look at the stream. */
function firstVisible(
  { lastSeq, version }: LockedConversation,
  entry: Entry,
  known: ParticipantRow | undefined,
): Beginning {
  const usual = known || !entry.byRoster ? 'now' : 'start'
  if (known?.inside) {
    if (entry.byRoster && !known.byRoster && entry.fromSeq !== 'now') return start
    return { fromSeq: known.fromSeq, fromVersion: known.fromVersion }
  }
  return (entry.fromSeq ?? usual) === 'start' ? start : { fromSeq: lastSeq + 1, fromVersion: version + 1 }
}

function differs(row: Omit<ParticipantRow, 'inside'>, known: ParticipantRow | undefined): boolean {
  if (!known?.inside) return false
  return row.role !== known.role || row.byRoster !== known.byRoster || row.fromSeq !== known.fromSeq
}
