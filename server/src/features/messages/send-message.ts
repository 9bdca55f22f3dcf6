import { createHash } from 'node:crypto'
import type { InputOf } from '#protocol/contract.ts'
import type { FileBrief } from '#protocol/files.ts'
import { sendMessage as contract } from '#protocol/messages.ts'
import { filesForSend } from '#server/features/files/exports.ts'
import { handleBatch, type Actor, type BatchWriter } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { createMessageWriter } from './message-writer.ts'
import { refuse } from './messages.refusals.ts'
import { isEmpty, mentionsOf, tidyText } from './messages.rules.ts'
import { onMessagesStored } from './on-messages-stored.ts'
import type { Outgoing, Sent } from './send.queries.ts'

type Input = InputOf<typeof contract>

/** The hot path: many messages are judged, numbered and stored by one statement (see `message-writer.ts`). */
export const sendMessage = handleBatch(contract, {
  limit: { per: 'account', count: 120, windowMs: 60_000 },
  batch: (services): BatchWriter => {
    const writer = createMessageWriter(services, (stored) => onMessagesStored(services, stored))
    return {
      drained: () => writer.drained(),
      submit: (actor, input: Input) => send(services, actor, input, (message) => writer.write(message)),
    }
  },
})

async function send(services: Services, actor: Actor, input: Input, write: (message: Outgoing) => Promise<Sent>) {
  const { text, entities } = tidyText(input.text, input.entities)
  const fileIds = input.fileIds ?? []
  if (isEmpty(text) && fileIds.length === 0) throw refuse.message_empty()
  const files =
    fileIds.length > 0 ? await filesForSend(services.pool, actor.personId, fileIds, input.conversationId, input.id) : []
  const sent = await write(outgoing(actor, { ...input, text, entities }, files))
  if (sent.verdict === 'ok' || sent.verdict === 'again') {
    return { seq: sent.seq, v: sent.v, count: sent.count, at: sent.at.toISOString() }
  }
  if (sent.verdict === 'not_found' || sent.verdict === 'not_allowed') throw platformRefuse[sent.verdict]()
  if (sent.verdict === 'busy') throw platformRefuse.too_many({ seconds: 1 })
  throw refuse[sent.verdict]()
}

function outgoing(actor: Actor, input: Input, files: readonly FileBrief[]): Outgoing {
  const { id, conversationId, text, entities = [], replyTo = null, fileIds = [] } = input
  const mentions = mentionsOf(entities)
  const shape = { id, conversationId, authorId: actor.personId, text, replyTo, files }
  const rest = { reactions: [], myReaction: null, pinned: false, editedAt: null, deletedAt: null, system: null }
  return {
    conversationId,
    authorId: actor.personId,
    id,
    text,
    entities: JSON.stringify(entities),
    replyTo,
    files: JSON.stringify(files),
    fileIds: [...fileIds],
    mentionsAll: mentions.all,
    mentioned: mentions.personIds,
    hash: createHash('sha256')
      .update(JSON.stringify([text, entities, replyTo, fileIds]))
      .digest(),
    head: `{"message":${JSON.stringify({ ...shape, ...rest }).slice(0, -1)}`,
  }
}
