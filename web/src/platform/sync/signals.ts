import type { Presence } from '../store/views.ts'

const typingShownMs = 6000
const typingEveryMs = 3000
const watchedMax = 200
const gatherMs = 50

export type SignalsWork = {
  me: string
  /** To the server, through whichever tab has the line. */
  send: (name: string, data: unknown) => void
  touch: (key: string) => void
  othersRead: (conversationId: string, seq: number) => void
  ended: (reason: string, wipe: boolean) => void
}

/** What is worth knowing only now: nothing here outlives the page. */
export function createSignals({ me, send, touch, othersRead, ended }: SignalsWork) {
  const typing = new Map<string, Map<string, ReturnType<typeof setTimeout>>>()
  const presence = new Map<string, Presence>()
  const watched = new Map<string, number>()
  const saidAtMs = new Map<string, number>()
  let isVisible = true
  let timer: ReturnType<typeof setTimeout> | undefined

  function take(name: string, data: unknown) {
    const d = data as Record<string, never>
    if (name === 'typing') startedTyping(d['conversationId']!, d['personId']!)
    if (name === 'presence') {
      presence.set(d['personId']!, { online: d['online']!, lastSeenAt: d['lastSeenAt'] ?? null })
      touch(`presence:${d['personId']}`)
    }
    if (name === 'read') othersRead(d['conversationId']!, d['seq']!)
    if (name === 'session.ended') ended(d['reason']!, d['wipe'] ?? true)
  }

  function startedTyping(conversationId: string, personId: string) {
    if (personId === me) return
    const people = typing.get(conversationId) ?? new Map()
    clearTimeout(people.get(personId))
    people.set(
      personId,
      setTimeout(() => stoppedTyping(conversationId, personId), typingShownMs),
    )
    typing.set(conversationId, people)
    touch(`typing:${conversationId}`)
  }

  function stoppedTyping(conversationId: string, personId: string) {
    const people = typing.get(conversationId)
    clearTimeout(people?.get(personId))
    if (people?.delete(personId)) touch(`typing:${conversationId}`)
  }

  function tellWatched() {
    clearTimeout(timer)
    timer = setTimeout(() => send('watch', { personIds: [...watched.keys()].slice(-watchedMax) }), gatherMs)
  }

  return {
    take,
    stoppedTyping,
    typingIn: (conversationId: string): readonly string[] => [...(typing.get(conversationId)?.keys() ?? [])],
    presenceOf: (personId: string) => presence.get(personId),
    /** Tell the others that one is writing. */
    typing(conversationId: string) {
      const now = Date.now()
      if (now - (saidAtMs.get(conversationId) ?? 0) < typingEveryMs) return
      saidAtMs.set(conversationId, now)
      send('typing', { conversationId })
    },
    /** Returns how to stop watching. */
    watch(personId: string): () => void {
      watched.set(personId, (watched.get(personId) ?? 0) + 1)
      tellWatched()
      return () => {
        const left = (watched.get(personId) ?? 1) - 1
        if (left > 0) watched.set(personId, left)
        else watched.delete(personId)
        tellWatched()
      }
    },
    /** Is somebody looking at the page: while it is so, the person needs no notification. */
    visible(visible: boolean) {
      isVisible = visible
      send('visible', { visible })
    },
    /** A new connection knows nothing of what was said on the one before. */
    tellAgain() {
      tellWatched()
      send('visible', { visible: isVisible })
    },
  }
}

export type Signals = ReturnType<typeof createSignals>
