import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id, Seq } from '#protocol/common.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import type { Services } from '#server/platform/services.ts'
import { queueMessages } from './push-queue.queries.ts'
import { wakeSender } from './push-sender.ts'

const isData = Compile(Type.Array(Type.Object({ c: Id, seq: Seq })))

/** A batch of messages was stored: their readers’ devices are to hear of it. Only queues, so that others need not wait. */
export async function onMessagesStored({ data }: OutboxRow, services: Services): Promise<void> {
  if (!isData.Check(data)) throw new Error('the row of stored messages has another shape')
  const queued = await queueMessages(services.db, data, services.clock.now())
  if (queued > 0) wakeSender(services)
}
