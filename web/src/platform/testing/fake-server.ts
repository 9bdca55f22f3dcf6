import type { Conversation } from '#protocol/conversations.ts'
import type { ClientFrame, EventFrame, ServerFrame } from '#protocol/envelope.ts'
import type { Message, MessagePage } from '#protocol/messages.ts'
import { LineError, Refusal } from '../api/refusal.ts'
import type { Wires } from '../sync/line.ts'

/** Whatever any call takes. */
type Input = {
  [K in 'conversationId' | 'id' | 'text' | 'title' | 'who']: string
} & { seq: number; entities?: Message['entities']; replyTo?: number; emoji: string | null; pinned: boolean } & {
  until: string | null
  ids: string[]
  seqs: number[]
  streams: { s: string; after: number }[]
} & { before?: number; after?: number; around?: number; limit?: number }

type Stream = { version: number; log: EventFrame[]; lastSeq: number; lastCount: number }
type Room = Stream & { id: string; title: string; people: Set<string>; lines: Message[]; createdAt: string }
type Chat = { readSeq: number; mutedUntil: string | null; pinned: boolean; draft: Conversation['draft'] }

/**
 * The server's promises in memory: numbered streams, snapshots, catch-up, commands that happen once. What the real one
 * does with rights, files and search is left out.
 */
export function createFakeServer() {
  const rooms = new Map<string, Room>()
  const own = new Map<string, Stream>()
  const chats = new Map<string, Chat>()
  const done = new Map<string, unknown>()
  const sockets = new Set<FakeSocket>()
  let clock = Date.UTC(2026, 10, 23)
  const executed: string[] = []
  let refuseNext: Refusal | null = null

  const now = () => new Date((clock += 1000)).toISOString()
  const stream = (): Stream => ({ version: 0, log: [], lastSeq: 0, lastCount: 0 })
  const ownOf = (person: string) => own.get(person) ?? own.set(person, stream()).get(person)!
  const chatOf = (person: string, room: string): Chat => {
    const key = `${person} ${room}`
    const fresh = { readSeq: 0, mutedUntil: null, pinned: false, draft: null }
    return chats.get(key) ?? chats.set(key, fresh).get(key)!
  }

  function publish(id: string, n: string, d: unknown): number {
    const target = rooms.get(id) ?? ownOf(id)
    const frame: EventFrame = { t: 'event', s: id, v: ++target.version, n, at: now(), d: structuredClone(d) }
    target.log.push(frame)
    const audience = rooms.get(id)?.people ?? new Set([id])
    for (const socket of sockets) if (audience.has(socket.person)) socket.tell(frame)
    return frame.v
  }

  function room(person: string, id: string): Room {
    const found = rooms.get(id)
    if (!found?.people.has(person)) throw refusal(404, 'not_found')
    return found
  }

  function addRoom(id: string, people: string[]) {
    rooms.set(id, { ...stream(), id, title: `Room ${id}`, people: new Set(people), lines: [], createdAt: now() })
    for (const person of people) publish(person, 'chat.added', { conversationId: id })
  }

  function addLine(place: Room, author: string | null, fields: Partial<Message>): Message {
    const line: Message = {
      ...{ id: crypto.randomUUID(), conversationId: place.id, seq: ++place.lastSeq, v: place.version + 1 },
      ...{ count: author ? ++place.lastCount : place.lastCount, authorId: author, at: now(), text: '', entities: [] },
      ...{ replyTo: null, files: [], reactions: [], myReaction: null, pinned: false },
      ...{ editedAt: null, deletedAt: null, system: null },
      ...fields,
    }
    place.lines.push(line)
    publish(place.id, 'message.sent', { message: line })
    return line
  }

  /** Lines as one person sees them: one's own reaction is kept under a hidden key. */
  const reactions = new Map<string, Map<string, string>>()
  function seen(person: string, line: Message): Message {
    return structuredClone({ ...line, myReaction: reactions.get(line.id)?.get(person) ?? null })
  }

  function view(person: string, place: Room): Conversation {
    const chat = chatOf(person, place.id)
    const last = place.lines.at(-1)
    const unread = place.lines.filter(
      (line) => line.seq > chat.readSeq && line.authorId !== person && !line.deletedAt && !line.system,
    )
    return structuredClone({
      ...{ id: place.id, kind: 'group' as const, version: place.version, title: place.title, peer: null },
      ...{ organisationId: null, classId: null, official: false, archived: false },
      ...{ participantCount: place.people.size, audience: { staff: place.people.size, pupils: 0, guardians: 0 } },
      ...{ myRole: 'member' as const, mayLeave: true, maySend: true, maySendCode: '', firstVisibleSeq: 1 },
      ...{ lastSeq: place.lastSeq, lastCount: place.lastCount, lastMessage: last ? seen(person, last) : null },
      ...{ readSeq: chat.readSeq, unread: unread.length, othersReadSeq: 0 },
      mentions: unread.filter((line) => line.entities.some((one) => one.personId === person)).length,
      ...{ mutedUntil: chat.mutedUntil, pinned: chat.pinned, draft: chat.draft, createdAt: place.createdAt },
    })
  }

  function markRead(person: string, place: Room, seq: number, tell: boolean) {
    const chat = chatOf(person, place.id)
    const line = place.lines[Math.min(seq, place.lastSeq) - 1]
    if (!line || line.seq <= chat.readSeq) return
    chat.readSeq = line.seq
    const { unread, mentions } = view(person, place)
    if (tell) publish(person, 'chat.read', { conversationId: place.id, readSeq: line.seq, unread, mentions })
  }

  function change(place: Room, seq: number, n: string, fields: Partial<Message>, d: object) {
    const line = place.lines[seq - 1]
    if (!line) throw refusal(404, 'not_found')
    if (line.deletedAt || line.system) throw refusal(409, 'message_deleted')
    Object.assign(line, fields, { v: place.version + 1 })
    return { v: publish(place.id, n, { seq, ...d }) }
  }

  const commands: Record<string, (person: string, d: Input) => unknown> = {
    'messages.send'(person, d) {
      const place = room(person, d.conversationId)
      const twin = place.lines.find((line) => line.id === d.id)
      const line =
        twin ??
        addLine(place, person, { id: d.id, text: d.text, entities: d.entities ?? [], replyTo: d.replyTo ?? null })
      markRead(person, place, line.seq, false)
      return { seq: line.seq, v: line.v, count: line.count, at: line.at }
    },
    'messages.edit'(person, { conversationId, seq, text, entities = [] }) {
      const fields = { text, entities, editedAt: now() }
      return {
        ...change(room(person, conversationId), seq, 'message.edited', fields, fields),
        editedAt: fields.editedAt,
      }
    },
    'messages.delete'(person, { conversationId, seq }) {
      const deletedAt = now()
      const place = room(person, conversationId)
      reactions.delete(place.lines[seq - 1]?.id ?? '')
      const empty = { text: '', entities: [], files: [], reactions: [], pinned: false, deletedAt }
      return change(place, seq, 'message.deleted', empty, { deletedAt })
    },
    'messages.react'(person, { conversationId, seq, emoji }) {
      const place = room(person, conversationId)
      const line = place.lines[seq - 1]
      if (!line || line.deletedAt || line.system) throw refusal(409, 'message_deleted')
      const mine = reactions.get(line.id) ?? reactions.set(line.id, new Map()).get(line.id)!
      if (emoji) mine.set(person, emoji)
      else mine.delete(person)
      const counts = new Map<string, number>()
      for (const sign of mine.values()) counts.set(sign, (counts.get(sign) ?? 0) + 1)
      const all = [...counts].map(([sign, count]) => ({ emoji: sign, count }))
      return change(place, seq, 'message.reacted', { reactions: all }, { reactions: all, personId: person, emoji })
    },
    'messages.pin': (person, { conversationId, seq, pinned }) =>
      change(room(person, conversationId), seq, 'message.pinned', { pinned: pinned }, { pinned }),
    'conversations.rename'(person, { conversationId, title }) {
      const place = room(person, conversationId)
      place.title = title
      publish(place.id, 'conversation.renamed', { title })
      addLine(place, null, { system: { code: 'title_changed', title: title } })
      return {}
    },
    'conversations.markRead'(person, { conversationId, seq }) {
      markRead(person, room(person, conversationId), seq, true)
      const { readSeq, unread } = view(person, room(person, conversationId))
      return { readSeq, unread }
    },
    'conversations.mute'(person, { conversationId, until }) {
      chatOf(person, conversationId).mutedUntil = until
      publish(person, 'chat.muted', { conversationId, mutedUntil: until })
      return {}
    },
    'conversations.pin'(person, { conversationId, pinned }) {
      chatOf(person, conversationId).pinned = pinned
      publish(person, 'chat.pinned', { conversationId, pinned })
      return {}
    },
    'conversations.saveDraft'(person, { conversationId, text, entities = [], replyTo = null }) {
      const draft = text ? { text, entities, replyTo, at: now() } : null
      chatOf(person, conversationId).draft = draft
      publish(person, 'chat.draft', { conversationId, draft })
      return {}
    },
    'test.leave'(_person, { conversationId, who }) {
      if (!rooms.get(conversationId)?.people.delete(who)) return {}
      chats.delete(`${who} ${conversationId}`)
      publish(who, 'chat.removed', { conversationId })
      tellCount(rooms.get(conversationId)!)
      return {}
    },
    'test.enter'(_person, { conversationId, who }) {
      const place = rooms.get(conversationId)!
      if (place.people.has(who)) return {}
      place.people.add(who)
      publish(who, 'chat.added', { conversationId })
      tellCount(place)
      return {}
    },
  }

  function tellCount(place: Room) {
    const audience = { staff: place.people.size, pupils: 0, guardians: 0 }
    publish(place.id, 'participants.changed', { added: [], removed: [], participantCount: place.people.size, audience })
  }

  function page(person: string, place: Room, lines: Message[]): MessagePage {
    const reachedStart = lines.length === 0 || lines[0]!.seq === 1
    const reachedEnd = lines.length === 0 || lines.at(-1)!.seq === place.lastSeq
    const all = lines.map((line) => seen(person, line))
    return { version: place.version, messages: all, quoted: [], persons: [], reachedStart, reachedEnd }
  }

  const queries: Record<string, (person: string, d: Input) => unknown> = {
    'account.me': (person) => ({ personId: person }),
    'people.get': (_person, { ids }) => ({
      people: ids.map((id) => ({ id, name: id, fullName: id, role: null, note: '' })),
    }),
    'conversations.list': (person) => ({
      conversations: [...rooms.values()].filter((one) => one.people.has(person)).map((one) => view(person, one)),
      persons: [],
      personVersion: ownOf(person).version,
    }),
    'conversations.get': (person, { conversationId }) => ({
      conversation: view(person, room(person, conversationId)),
      persons: [],
    }),
    'messages.history'(person, { conversationId, before, after, around, limit = 50 }) {
      const place = room(person, conversationId)
      if (after !== undefined)
        return page(person, place, place.lines.filter((line) => line.seq > after).slice(0, limit))
      if (around !== undefined)
        return page(person, place, place.lines.slice(Math.max(0, around - limit / 2), around + limit / 2))
      return page(person, place, place.lines.filter((line) => line.seq < (before ?? Infinity)).slice(-limit))
    },
    'messages.get': (person, { conversationId, seqs }) => {
      const place = room(person, conversationId)
      return page(
        person,
        place,
        place.lines.filter((line) => seqs.includes(line.seq)),
      )
    },
    'messages.pinned': (person, { conversationId }) => {
      const place = room(person, conversationId)
      return page(
        person,
        place,
        place.lines.filter((line) => line.pinned),
      )
    },
    'sync.events'(person, { streams }) {
      const events: EventFrame[] = []
      const resync: string[] = []
      for (const { s, after } of streams) {
        const mine = s === person ? ownOf(s) : rooms.get(s)
        const readable = s === person || rooms.get(s)?.people.has(person)
        if (!mine || !readable || (mine.log[0]?.v ?? mine.version + 1) > after + 1) resync.push(s)
        else events.push(...mine.log.filter((event) => event.v > after))
      }
      return structuredClone({
        events: events.slice(0, 20),
        more: [...new Set(events.slice(20).map((event) => event.s))],
        resync,
      })
    },
  }

  /** Carries a call out; a command only once. */
  function call(person: string, name: string, input: unknown, commandId: string): unknown {
    const query = queries[name]
    if (query) return query(person, input as Input)
    const key = `${person} ${commandId}`
    if (done.has(key)) return done.get(key)
    if (refuseNext && name === 'messages.send') {
      const error = refuseNext
      refuseNext = null
      throw error
    }
    const result = commands[name]!(person, input as Input)
    executed.push(commandId)
    done.set(key, result)
    return structuredClone(result)
  }

  function greet(person: string, token: string | undefined): ServerFrame {
    const versions = new Map(
      [...rooms.values()].filter((one) => one.people.has(person)).map((one) => [one.id, one.version]),
    )
    versions.set(person, ownOf(person).version)
    const before = token ? new Map(JSON.parse(token) as [string, number][]) : null
    const changed = [...versions].filter(([s, v]) => before?.get(s) !== v).map(([s, v]) => ({ s, v }))
    const fresh = {
      t: 'welcome',
      protocol: 1,
      personId: person,
      token: JSON.stringify([...versions]),
      now: now(),
    } as const
    return { ...fresh, resync: !before, changed: before ? changed : [] }
  }

  return {
    addRoom,
    call,
    executed,
    sockets,
    rooms,
    /** The log before now is gone. */
    forgetLog(id: string) {
      const target = rooms.get(id) ?? ownOf(id)
      target.log = []
    },
    refuseNextSend(code: string) {
      refuseNext = refusal(403, code)
    },
    failNextSend(error: Refusal) {
      refuseNext = error
    },
    /** Wires of one device. `chaos` may cut, drop, double and delay. */
    wires(person: string, chaos: Chaos = calm): Wires & { reach: { online: boolean }; wake: () => void } {
      const reach = { online: true }
      const wakers = new Set<() => void>()
      return {
        reach,
        wake: () => wakers.forEach((waker) => waker()),
        isOnline: () => reach.online,
        onWake(waker) {
          wakers.add(waker)
          return () => void wakers.delete(waker)
        },
        socket: () => {
          const socket = new FakeSocket(person, chaos, {
            greet: (token) => greet(person, token),
            call: (name, input, id) => call(person, name, input, id),
            gone: () => sockets.delete(socket),
          })
          if (reach.online) sockets.add(socket)
          return socket as unknown as WebSocket
        },
        async post(name, input, id) {
          await pause(chaos.delayMs())
          if (!reach.online || chaos.losesRequest()) throw new LineError('no line')
          const answer = call(person, name, structuredClone(input), id)
          await pause(chaos.delayMs())
          if (chaos.losesAnswer()) throw new LineError('answer lost')
          return answer
        },
      }
    },
  }
}

export type FakeServer = ReturnType<typeof createFakeServer>

/** What may go wrong on the way. */
export type Chaos = {
  delayMs: () => number
  losesRequest: () => boolean
  losesAnswer: () => boolean
  losesFrame: () => boolean
  doublesFrame: () => boolean
}

const no = () => false
export const calm: Chaos = { delayMs: () => 0, losesRequest: no, losesAnswer: no, losesFrame: no, doublesFrame: no }

type Door = {
  greet: (token: string | undefined) => ServerFrame
  call: (name: string, input: unknown, id: string) => unknown
  gone: () => void
}

/** As much of a WebSocket as the client uses. */
export class FakeSocket {
  readyState = 0
  onopen: () => void = () => {}
  onmessage: (event: { data: string }) => void = () => {}
  onclose: (event: { code: number }) => void = () => {}
  onerror: () => void = () => {}
  readonly person: string
  greeted = false
  readonly #chaos: Chaos
  readonly #door: Door

  constructor(person: string, chaos: Chaos, door: Door) {
    this.person = person
    this.#chaos = chaos
    this.#door = door
    setTimeout(() => {
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen()
    })
  }

  send(text: string) {
    const frame = JSON.parse(text) as ClientFrame
    if (frame.t === 'hello') {
      this.greeted = true
      this.tell(this.#door.greet(frame.token), true)
    }
    if (frame.t === 'call' && !this.#chaos.losesRequest()) this.#answer(frame)
  }

  #answer({ n, d, id }: Extract<ClientFrame, { t: 'call' }>) {
    if (this.readyState !== 1) return
    try {
      const reply = this.#door.call(n, d, id)
      if (!this.#chaos.losesAnswer()) this.tell({ t: 'reply', id, d: reply }, true)
    } catch (error) {
      this.tell({ t: 'refusal', id, d: (error as Refusal).body }, true)
    }
  }

  /** Frames of a socket keep their order, however late they are. */
  tell(frame: ServerFrame, surely = false) {
    if (!this.greeted || (!surely && this.#chaos.losesFrame())) return
    const text = JSON.stringify(frame)
    const times = !surely && this.#chaos.doublesFrame() ? 2 : 1
    for (let i = 0; i < times; i++) setTimeout(() => this.readyState === 1 && this.onmessage({ data: text }))
  }

  close(code = 1006) {
    if (this.readyState === 3) return
    this.readyState = 3
    this.#door.gone()
    setTimeout(() => this.onclose({ code }))
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function refusal(status: number, code: string): Refusal {
  return new Refusal({ status, code, text: code })
}
