import type { EventFrame } from '#protocol/envelope.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { getConversation, getPeople, listConversations } from '#protocol/conversations.ts'
import { messageHistory } from '#protocol/messages.ts'
import { syncEvents } from '#protocol/sync.ts'
import { features } from '#server/features.ts'
import type { Actor } from '#server/platform/call.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { Refusal } from '#server/platform/refusal.ts'
import type { TestServer } from '#server/platform/testing.ts'
import { apply, withoutConversation } from '../../web/src/platform/store/apply.ts'
import {
  comparable,
  fromSnapshot,
  withConversation,
  withPage,
  withPersonsAnew,
} from '../../web/src/platform/store/snapshots.ts'
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
      if (events.length === 0 && more.length === 0) return lookAtPeople()
    }
    throw new Error('events never end')
  }

  async function refetch(conversationId: string): Promise<void> {
    const isNew = !state.cursors.has(conversationId)
    try {
      const next = withConversation(state, await server.call(actor, getConversation, { conversationId }))
      state = isNew ? await withNewest(server, actor, next, conversationId) : next
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error
      // No longer inside; the own stream says so next.
      state = withoutConversation(state, conversationId)
    }
  }

  /** Everybody whom this device knows is on the screen: who is in doubt is fetched anew. */
  async function lookAtPeople(): Promise<void> {
    const marks = new Map([...state.stalePersons].filter(([id]) => state.persons.has(id)))
    state = withPersonsAnew(state, await peopleNow(server, actor, [...marks.keys()]), marks)
  }

  async function freshPersons(): Promise<PersonBrief[]> {
    const now = await peopleNow(server, actor, [...state.persons.keys()])
    return [...withPersonsAnew(state, now, new Map()).persons.values()]
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
    lookAtPeople,
    held: () => withPeople(comparable(state), state.persons.values()),
    fresh: async () => withPeople(comparable(await freshState(server, actor)), await freshPersons()),
  }
}

export type Viewer = Awaited<ReturnType<typeof viewer>>

/** Names in the long form depend on who else stands in an answer; what they are made of does not. */
function withPeople(compared: ReturnType<typeof comparable>, persons: Iterable<PersonBrief>) {
  return {
    ...compared,
    conversations: compared.conversations.map((one) => ({
      ...one,
      peer: one.peer && { ...one.peer, name: '' },
      title: one.peer?.fullName ?? one.title,
    })),
    persons: [...persons].map((one) => ({ ...one, name: '' })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

async function peopleNow(server: Server, actor: Actor, ids: readonly string[]): Promise<PersonBrief[]> {
  const found: PersonBrief[] = []
  for (let from = 0; from < ids.length; from += limit) {
    found.push(...(await server.call(actor, getPeople, { ids: ids.slice(from, from + limit) })).people)
  }
  return found
}

/** What follows a commit soon has followed. */
export async function reactionsDone({ services }: Pick<TestServer, 'services'>): Promise<void> {
  const reactions = new Map(features.flatMap((feature) => Object.entries(feature.reactions ?? {})))
  while ((await claim(reactions, services)) > 0);
}

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
