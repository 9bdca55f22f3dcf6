import { createHash } from 'node:crypto'
import {
  messageDeleted,
  messageEdited,
  messagePinned,
  messageReacted,
  messageSent,
  type Message,
} from '#protocol/messages.ts'
import type { FileBrief } from '#protocol/files.ts'
import type { Said } from './stage.ts'

/** Where a conversation's numbers stand before its first word. */
export type Numbers = { version: number; audienceVersion: number; lastSeq: number; lastCount: number }

/** A message as it stands in the end, and which of its events carry what it says. */
export type TalkMessage = Message & {
  said: Said | undefined
  contentVersions: number[]
  inputHash: Buffer | null
  pinnedAt: string | null
}
export type TalkEvent = { version: number; at: string; name: string; data: object }
export type NumberedTalk = { messages: TalkMessage[]; events: TalkEvent[]; after: Numbers }

type Make = { conversationId: string; newId: (at: number) => string; fileNamed: (name: string) => FileBrief }

/**
 * Gives what was said the numbers that the commands would have given, one after the other: sending, reacting, editing,
 * deleting, pinning. As there, events that carried a text hold its last state.
 */
export function numberTalk(all: readonly Said[], numbers: Numbers, make: Make): NumberedTalk {
  const after = { ...numbers }
  const messages: TalkMessage[] = []
  const events: TalkEvent[] = []
  const seqOf: number[] = []
  let clock = 0

  function happen<E extends { name: string }>(event: E, at: number, data: object): number {
    clock = Math.max(clock, at)
    after.version += 1
    events.push({ version: after.version, at: iso(clock), name: event.name, data })
    return after.version
  }

  for (const said of all) {
    const message = draft(said, make, seqOf)
    if (said.files.length === 0 && said.text === '') continue
    message.seq = after.lastSeq += 1
    message.count = after.lastCount += 1
    seqOf.push(message.seq)
    const gone = said.deletedAt !== undefined
    message.v = happen(messageSent, said.at, { message: wire(gone ? emptied(message) : message, after.version + 1) })
    message.contentVersions.push(message.v)
    react(message, said, happen)
    change(message, said, happen)
    messages.push(message)
    if (said.pinnedAt !== undefined) messages.push(pin(message, said.pinnedAt, after, make, happen))
  }
  return { messages, events, after }
}

type Happen = <E extends { name: string }>(event: E, at: number, data: object) => number

function draft(said: Said, { conversationId, newId, fileNamed }: Make, seqOf: readonly number[]): TalkMessage {
  const { author, at, text, entities, files } = said
  const replyTo = said.answers === undefined ? null : seqOf[said.answers]!
  const id = newId(at)
  const briefs = files.map(fileNamed)
  const sent = JSON.stringify([text, entities, replyTo, briefs.map((file) => file.id)])
  return {
    ...{ id, conversationId, seq: 0, v: 0, count: 0, authorId: author.id, at: iso(at), text, entities, replyTo },
    ...{ files: briefs, reactions: [], myReaction: null, pinned: false, editedAt: null, deletedAt: null, system: null },
    ...{ said, contentVersions: [], inputHash: createHash('sha256').update(sent).digest(), pinnedAt: null },
  }
}

/** The message as the event of its sending tells it. */
function wire(message: TalkMessage, v: number): Message {
  const { said: _said, contentVersions: _versions, inputHash: _hash, pinnedAt: _pinnedAt, ...rest } = message
  return { ...rest, v, reactions: [], pinned: false, editedAt: null, deletedAt: null }
}

function emptied(message: TalkMessage): TalkMessage {
  return { ...message, text: '', entities: [], files: [] }
}

/** Most used first; the first used wins a tie. */
function react(message: TalkMessage, { reactions }: Said, happen: Happen): void {
  const counts = new Map<string, number>()
  for (const { person, emoji, at } of reactions) {
    counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
    message.reactions = [...counts].map(([one, count]) => ({ emoji: one, count })).toSorted((a, b) => b.count - a.count)
    const { seq, reactions: counted } = message
    message.v = happen(messageReacted, at, { seq, reactions: counted, personId: person.id, emoji })
  }
}

function change(message: TalkMessage, { editedAt, deletedAt }: Said, happen: Happen): void {
  const { seq, text, entities } = message
  if (editedAt !== undefined) {
    message.editedAt = iso(editedAt)
    message.v = happen(messageEdited, editedAt, { seq, text, entities, editedAt: message.editedAt })
    message.contentVersions.push(message.v)
  }
  if (deletedAt !== undefined) {
    Object.assign(message, emptied(message), { reactions: [], deletedAt: iso(deletedAt) })
    message.v = happen(messageDeleted, deletedAt, { seq, deletedAt: message.deletedAt })
  }
}

/** Pins the message and gives the line that says so. */
function pin(message: TalkMessage, at: number, after: Numbers, make: Make, happen: Happen): TalkMessage {
  const { seq } = message
  message.v = happen(messagePinned, at, { seq, pinned: true })
  message.pinned = true
  message.pinnedAt = iso(at)
  const line: TalkMessage = {
    ...message,
    ...{ id: make.newId(at), seq: (after.lastSeq += 1), count: after.lastCount, authorId: null, at: iso(at), text: '' },
    ...{ entities: [], replyTo: null, files: [], reactions: [], pinned: false, editedAt: null, pinnedAt: null },
    ...{ system: { code: 'message_pinned', personIds: [message.authorId!], seq }, said: undefined, inputHash: null },
  }
  line.v = happen(messageSent, at, { message: wire(line, after.version + 1) })
  line.contentVersions = [line.v]
  return line
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
