import type { EventFrame } from '#protocol/envelope.ts'
import { getConversation, listConversations } from '#protocol/conversations.ts'
import { messageHistory } from '#protocol/messages.ts'
import { syncEvents } from '#protocol/sync.ts'
import type { Actor } from '#server/platform/call.ts'
import type { TestServer } from '#server/platform/testing.ts'
import { apply } from '../../web/src/platform/store/apply.ts'
import { comparable, fromSnapshot, withConversation, withPage } from '../../web/src/platform/store/snapshots.ts'
import type { State } from '../../web/src/platform/store/state.ts'

type Server = Pick<TestServer, 'call'>
const limit = 100

/** Somebody who looks: the client's own store, fed by the server without a browser between. */
export async function viewer(server: Server, actor: Actor) {
  let state = await freshState(server, actor)

  /** Applies everything that happened on the person's streams since, as a device that comes back does. */
  async function catchUp(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      const streams = [...state.cursors].map(([s, after]) => ({ s, after }))
      const { events, more, resync } = await server.call(actor, syncEvents, { streams })
      for (const event of events) state = apply(state, event)
      for (const id of resync) if (state.conversations.has(id)) state = withoutGone(state, id)
      for (const id of [...state.stale]) await refetch(id)
      if (events.length === 0 && more.length === 0) return
    }
    throw new Error('events never end')
  }

  async function refetch(conversationId: string): Promise<void> {
    const isNew = !state.cursors.has(conversationId)
    state = withConversation(state, await server.call(actor, getConversation, { conversationId }))
    if (isNew) state = await withNewest(server, actor, state, conversationId)
  }

  /** One event that came over an open line, the next of its stream. */
  async function applyLive(event: EventFrame): Promise<void> {
    state = apply(state, event)
    for (const id of [...state.stale]) await refetch(id)
  }

  return {
    actor,
    catchUp,
    applyLive,
    state: () => state,
    held: () => comparable(state),
    fresh: async () => comparable(await freshState(server, actor)),
  }
}

export type Viewer = Awaited<ReturnType<typeof viewer>>

async function freshState(server: Server, actor: Actor): Promise<State> {
  let state = fromSnapshot(actor.personId, await server.call(actor, listConversations, {}))
  for (const id of state.conversations.keys()) state = await withNewest(server, actor, state, id)
  return state
}

async function withNewest(server: Server, actor: Actor, state: State, conversationId: string): Promise<State> {
  return withPage(state, conversationId, await server.call(actor, messageHistory, { conversationId, limit }))
}

/** A stream that may not be read any more: its removal stands on the person's own stream. */
function withoutGone(state: State, id: string): State {
  return { ...state, stale: new Set([...state.stale].filter((stale) => stale !== id)) }
}
