import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { maySendNow } from '#server/features/messages/exports.ts'
import type { Limit } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import type { Session } from '#server/platform/transport/identity.ts'
import type { SocketConnection } from '#server/platform/transport/socket-connection.ts'

const watchedMax = 200
const typingEveryMs = 1000
/** Each list is a look into the database. */
const watchLimit: Limit = { per: 'account', count: 120, windowMs: 60_000 }

const isTyping = Compile(Type.Object({ conversationId: Id }))
const isWatch = Compile(Type.Object({ personIds: Type.Array(Id, { maxItems: watchedMax }) }))
const isVisible = Compile(Type.Object({ visible: Type.Boolean() }))
const typedAtMs = new WeakMap<SocketConnection, number>()

/** Words that are worth saying only now. What does not fit is passed over: nothing depends on them. */
export async function takeSignal(
  services: Services,
  session: Session,
  name: string,
  data: unknown,
  connection: SocketConnection,
): Promise<void> {
  if (name === 'typing' && isTyping.Check(data)) return typing(services, session, data.conversationId, connection)
  if (name === 'visible' && isVisible.Check(data)) connection.visible = data.visible
  if (name === 'watch' && isWatch.Check(data)) {
    if (services.limiter.take(`watch ${session.accountId}`, watchLimit) > 0) return
    await services.fanout.watchPresence(connection, data.personIds)
  }
}

async function typing(
  services: Services,
  { personId }: Session,
  conversationId: string,
  connection: SocketConnection,
): Promise<void> {
  const nowMs = services.clock.now().getTime()
  if (nowMs - (typedAtMs.get(connection) ?? 0) < typingEveryMs) return
  if (!services.fanout.follows(personId, conversationId)) return
  typedAtMs.set(connection, nowMs)
  if (!(await maySendNow(services.db, conversationId, personId))) return
  services.fanout.signal(conversationId, 'typing', { conversationId, personId }, personId)
}
