import { closeCodes } from '#protocol/envelope.ts'
import type { Connection } from '../events/fanout.ts'
import { framed, signalText } from '../events/frame.ts'

export type SessionSockets = ReturnType<typeof createSessionSockets>

/** The open sockets of each session, from the moment they open: whoever ends a session ends these, greeted or not. */
export function createSessionSockets() {
  const sockets = new Map<string, Set<Connection>>()
  return {
    add(connection: Connection): void {
      const own = sockets.get(connection.sessionId) ?? new Set()
      sockets.set(connection.sessionId, own.add(connection))
    },
    remove(connection: Connection): void {
      const own = sockets.get(connection.sessionId)
      if (own?.delete(connection) && own.size === 0) sockets.delete(connection.sessionId)
    },
    sessionIds: (): string[] => [...sockets.keys()],
    /** Ends a session's sockets; with `wipe` the client forgets all it stored. */
    end(sessionId: string, reason: string, wipe = true): void {
      for (const connection of sockets.get(sessionId) ?? []) {
        connection.push(framed(signalText('session.ended', { reason, wipe })))
        connection.close(closeCodes.sessionEnded, reason)
      }
    },
  }
}
