import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { EventFrame, ServerFrame } from '#protocol/envelope.ts'
import { syncEvents } from '#protocol/sync.ts'
import type { Actor } from '#server/platform/call.ts'
import { viewer } from './viewer.ts'
import type { TestServer } from '#server/platform/testing.ts'

const patienceMs = 20_000

/**
 * Somebody who looks over a real socket. Only what comes over the line moves the state; catch-up is asked for at a
 * welcome and at a gap, as the protocol says.
 */
export async function socketViewer(server: Pick<TestServer, 'call'>, address: string, actor: Actor) {
  const eyes = await viewer(server, actor)
  let socket: WebSocket | undefined
  let token: string | undefined
  let live = 0
  let work = Promise.resolve()

  async function take(frame: ServerFrame): Promise<void> {
    if (frame.t === 'token') token = frame.token
    if (frame.t === 'welcome') {
      token = frame.token
      const behind = frame.changed.some(({ s, v }) => (eyes.state().cursors.get(s) ?? Infinity) < v)
      if (frame.resync || behind) await eyes.catchUp()
    }
    if (frame.t === 'event') await takeEvent(frame)
  }

  async function takeEvent(event: EventFrame): Promise<void> {
    const cursor = eyes.state().cursors.get(event.s)
    if (cursor === undefined || event.v <= cursor) return
    if (event.v > cursor + 1) return eyes.catchUp()
    live++
    await eyes.applyLive(event)
  }

  async function connect(): Promise<void> {
    const opened = new WebSocket(`${address.replace('http', 'ws')}/api/socket`, {
      headers: { authorization: `Bearer ${actor.sessionId}` },
    })
    socket = opened
    await new Promise<void>((resolve, reject) => {
      opened.on('error', reject)
      opened.on('close', (code) => reject(new Error(`closed before the welcome: ${code}`)))
      opened.on('open', () => opened.send(JSON.stringify({ t: 'hello', protocol: 1, ...(token ? { token } : {}) })))
      opened.on('message', (data) => {
        const frame = JSON.parse((data as Buffer).toString()) as ServerFrame
        work = work.then(() => take(frame))
        if (frame.t === 'welcome') resolve()
      })
    })
  }

  /** Whether the server would tell of nothing that did not come over the line. */
  async function hasAll(): Promise<boolean> {
    const streams = [...eyes.state().cursors].map(([s, after]) => ({ s, after }))
    const { events, more } = await server.call(actor, syncEvents, { streams })
    return events.length === 0 && more.length === 0
  }

  return {
    connect,
    /** The line breaks without a word. */
    cut: () => socket?.terminate(),
    /** Waits until nothing more comes; then what is held has to be all there is. A line that brings not all is given up. */
    async settled(): Promise<void> {
      const deadline = Date.now() + patienceMs
      for (let before = -1; before !== live || (!(await hasAll()) && Date.now() < deadline);) {
        before = live
        await sleep(400)
        await work
      }
      await eyes.lookAtPeople()
    },
    liveEvents: () => live,
    held: eyes.held,
    fresh: eyes.fresh,
  }
}
