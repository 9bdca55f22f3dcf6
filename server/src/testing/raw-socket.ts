import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import { protocolVersion, type ServerFrame } from '#protocol/envelope.ts'

type Signal = { t: 'signal'; n: string; d: Record<string, unknown> }

/** A socket as the door sees one that says only what it is told to. */
export async function rawSocket(address: string, token: string, options: ClientOptions = {}) {
  const headers = { authorization: `Bearer ${token}`, ...options.headers }
  const ws = new WebSocket(`${address.replace('http', 'ws')}/api/socket`, { ...options, headers })
  const frames: ServerFrame[] = []
  ws.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as ServerFrame))
  ws.on('error', () => {})
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  await Promise.race([new Promise((resolve) => ws.on('open', resolve)), closed])

  /** Waits for a frame that fits, also among those that came already. */
  async function heard(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    for (;;) {
      const found = frames.find(fits)
      if (found) return found
      if (ws.readyState !== WebSocket.OPEN) throw new Error('closed before')
      await Promise.race([once(ws, 'message'), closed])
    }
  }

  return {
    ws,
    frames,
    closed,
    heard,
    say: (frame: object) => ws.send(JSON.stringify(frame)),
    signals: (name: string) =>
      frames.flatMap((frame) => (frame.t === 'signal' && frame.n === name ? [(frame as Signal).d] : [])),
    async hello(): Promise<void> {
      ws.send(JSON.stringify({ t: 'hello', protocol: protocolVersion }))
      await heard((frame) => frame.t === 'welcome')
    },
  }
}

export type RawSocket = Awaited<ReturnType<typeof rawSocket>>
