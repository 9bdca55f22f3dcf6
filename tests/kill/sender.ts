import { WebSocket } from 'ws'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'

export type Sender = {
  /** Message ids in the order in which they were answered. */
  readonly acknowledged: string[]
  /** Ids that were sent and never answered: their author gave up. */
  readonly unanswered: string[]
  stop(): Promise<void>
}

/**
 * Somebody who writes line after line over the public protocol. When the line breaks, a patient one connects again and
 * sends the same command once more until it is answered; an impatient one gives the message up and writes the next.
 */
export function startSender(address: () => string, actor: Actor, conversationId: string, patient: boolean): Sender {
  const acknowledged: string[] = []
  const unanswered: string[] = []
  let going = true
  const loop = (async () => {
    let line: Line | undefined
    while (going) {
      const id = newId()
      let answered = false
      do {
        line ??= await open(address(), actor)
        answered = (await line?.send(id, conversationId)) ?? false
        if (answered) acknowledged.push(id)
        else line = await sleep(30).then(() => undefined)
      } while (!answered && patient && going)
      if (!answered) unanswered.push(id)
    }
    line?.close()
  })()
  return {
    acknowledged,
    unanswered,
    async stop() {
      going = false
      await loop
    },
  }
}

type Line = { send(id: string, conversationId: string): Promise<boolean>; close(): void }

async function open(address: string, actor: Actor): Promise<Line | undefined> {
  const headers = { authorization: `Bearer ${actor.sessionId}` }
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/socket`, { headers })
  const waiting = new Map<string, (answered: boolean) => void>()
  const over = () => {
    for (const answer of waiting.values()) answer(false)
    waiting.clear()
  }
  socket.on('close', over).on('error', over)
  const greeted = new Promise<boolean>((resolve) => {
    waiting.set('welcome', resolve)
    socket.on('open', () => socket.send('{"t":"hello","protocol":1}'))
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as { t: string; id?: string; d?: { code?: string } }
      if (frame.t === 'refusal' && frame.d?.code !== 'failed') throw new Error(frame.d?.code)
      const key = frame.t === 'welcome' ? 'welcome' : (frame.id ?? '')
      waiting.get(key)?.(frame.t !== 'refusal')
      waiting.delete(key)
    })
  })
  if (!(await greeted)) return undefined
  return {
    send: (id, conversationId) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve(false)
        waiting.set(id, resolve)
        socket.send(JSON.stringify({ t: 'call', id, n: 'messages.send', d: { id, conversationId, text: id } }))
      }),
    close: () => socket.terminate(),
  }
}
