import type { Logger } from 'pino'
import type { Connection } from './fanout.ts'
import { framed, signalText } from './frame.ts'

export type PresenceParts = {
  isOnline(personId: string): boolean
  isOpen(connection: Connection): boolean
  /** Which of these persons share a conversation with a person now. */
  acquainted(personId: string, others: readonly string[]): Promise<ReadonlySet<string>>
  logger: Logger
}

/** Says who is online, only to those who asked for it and share a conversation with that person at the moment. */
export function createPresence({ isOnline, isOpen, acquainted, logger }: PresenceParts) {
  const watchers = new Map<string, Set<Connection>>()
  const watched = new Map<Connection, Set<string>>()
  const lastAsked = new WeakMap<Connection, object>()
  /** Of whom it could not be found out who may know. */
  const owed = new Set<string>()
  let reviews = 0

  /** Replaces what a connection watches by those of `wanted` who may be watched, and tells how they are now. */
  async function watch(connection: Connection, wanted: readonly string[]): Promise<void> {
    const asked = {}
    lastAsked.set(connection, asked)
    for (let reviewsBefore = -1, allowed: ReadonlySet<string> | undefined; ;) {
      if (lastAsked.get(connection) !== asked || !isOpen(connection)) return
      if (allowed && reviews === reviewsBefore) return begin(connection, allowed)
      // Somebody was removed while this was being asked: the answer may be older than that.
      reviewsBefore = reviews
      allowed = await acquainted(connection.personId, wanted)
    }
  }

  function begin(connection: Connection, personIds: ReadonlySet<string>): void {
    forget(connection)
    if (personIds.size === 0) return
    watched.set(connection, new Set(personIds))
    for (const personId of personIds) {
      watchers.set(personId, (watchers.get(personId) ?? new Set()).add(connection))
      tell(connection, personId, isOnline(personId))
    }
  }

  function forget(connection: Connection): void {
    for (const personId of watched.get(connection) ?? []) end(connection, personId)
  }

  function end(connection: Connection, personId: string): void {
    const mine = watched.get(connection)
    if (mine?.delete(personId) && mine.size === 0) watched.delete(connection)
    const theirs = watchers.get(personId)
    if (theirs?.delete(connection) && theirs.size === 0) watchers.delete(personId)
  }

  /** Ends what a person may not know any more of others, and others of this one: for whom they are now offline. */
  async function review(personId: string, own: Iterable<Connection>): Promise<void> {
    reviews++
    const mine = [...own]
    const others = new Set([
      ...mine.flatMap((connection) => [...(watched.get(connection) ?? [])]),
      ...[...(watchers.get(personId) ?? [])].map((connection) => connection.personId),
    ])
    if (others.size === 0) return
    const allowed = await acquainted(personId, [...others])
    for (const connection of mine)
      for (const other of watched.get(connection) ?? []) if (!allowed.has(other)) stop(connection, other)
    for (const connection of watchers.get(personId) ?? [])
      if (others.has(connection.personId) && !allowed.has(connection.personId)) stop(connection, personId)
  }

  function stop(connection: Connection, personId: string): void {
    end(connection, personId)
    tell(connection, personId, false)
  }

  /** The person has come: whoever watches is asked about once more, since removals are not heard of those who are away. */
  function came(personId: string): void {
    if (!watchers.has(personId)) return
    review(personId, []).then(
      () => tellAll(personId),
      (error: unknown) => {
        owed.add(personId)
        logger.error({ err: error }, 'presence not told')
      },
    )
  }

  function tellAll(personId: string): void {
    const frame = presenceFrame(personId, isOnline(personId))
    for (const connection of watchers.get(personId) ?? []) connection.push(frame)
  }

  return {
    watch,
    forget,
    came,
    left: tellAll,
    /** Somebody was removed from a conversation. */
    removed(personId: string, own: Iterable<Connection>): void {
      review(personId, own).catch((error: unknown) => {
        // Rather nothing than too much: the client asks again with its next list.
        for (const connection of own) forget(connection)
        for (const connection of watchers.get(personId) ?? []) end(connection, personId)
        logger.error({ err: error }, 'presence not reviewed')
      })
    },
    /** Tells what could not be told while the database was away. */
    retry(): void {
      const again = [...owed]
      owed.clear()
      for (const personId of again) came(personId)
    },
  }
}

function tell(connection: Connection, personId: string, online: boolean): void {
  connection.push(presenceFrame(personId, online))
}

function presenceFrame(personId: string, online: boolean): Buffer {
  return framed(signalText('presence', { personId, online }))
}
