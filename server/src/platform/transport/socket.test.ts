import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { connect as connectTcp, createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { revokeSession } from '#protocol/accounts.ts'
import { closeCodes, frameBytesMax, protocolVersion, type ServerFrame } from '#protocol/envelope.ts'
import { sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { rawSocket, type RawSocket } from '#server/testing/raw-socket.ts'
import { conversation, people } from '#server/testing/world.ts'

/** Long enough that a machine which stalls for a moment is not taken for a device that has gone. */
const beatMs = 600
const helloMs = 4000
let server: TestServer
let address: string
beforeAll(async () => {
  server = await testServer({ beatMs, helloMs, recheckMs: 60_000 })
  address = (await server.app.listen()).address
})
afterAll(() => server.close())

let who: Actor
let open: RawSocket[]
beforeEach(async () => {
  ;[who] = (await people(server.pool, 1)) as [Actor]
  open = []
})
afterEach(() => {
  for (const socket of open) socket.ws.terminate()
})

/** A socket of a person of the test world, whose token is the session's id. */
async function socketOf(actor: Actor, options?: Parameters<typeof rawSocket>[2], through = address) {
  const socket = await rawSocket(through, actor.sessionId, options)
  open.push(socket)
  return socket
}

async function greeted(actor: Actor, options?: Parameters<typeof rawSocket>[2], through?: string): Promise<RawSocket> {
  const socket = await socketOf(actor, options, through)
  await socket.hello()
  return socket
}

describe('a socket that was opened before its session ended', () => {
  it('is closed though it has said nothing yet, and hears why', async () => {
    const socket = await socketOf(who)
    await server.call(who, revokeSession, { sessionId: who.sessionId })
    expect(await socket.closed).toBe(closeCodes.sessionEnded)
    expect(socket.signals('session.ended')).toEqual([{ reason: 'revoked', wipe: true }])
  })

  it('gets no welcome when another process ended the session', async () => {
    const socket = await socketOf(who)
    await server.pool.query('update sessions set ended_at = now() where account_id = $1', [who.accountId])
    socket.say({ t: 'hello', protocol: protocolVersion })
    expect(await socket.closed).toBe(closeCodes.sessionEnded)
    expect(socket.frames.map((frame) => frame.t)).not.toContain('welcome')
  })
})

describe('whoever does not speak the protocol', () => {
  it('is closed when no hello comes, while others stay', async () => {
    const [silent, other] = [await socketOf(who), await greeted(who)]
    expect(await silent.closed).toBe(closeCodes.badFrame)
    expect(other.ws.readyState).toBe(other.ws.OPEN)
  })

  it.each<[string, string | Buffer, number]>([
    ['no JSON', '{"t":', closeCodes.badFrame],
    ['another kind of JSON', '[null]', closeCodes.badFrame],
    ['a frame that is unknown', '{"t":"drop tables"}', closeCodes.badFrame],
    ['binary data', randomBytes(200), closeCodes.badFrame],
    ['a second hello', JSON.stringify({ t: 'hello', protocol: protocolVersion }), closeCodes.badFrame],
    ['more than 64 KiB', JSON.stringify({ t: 'signal', n: 'typing', d: 'x'.repeat(frameBytesMax) }), 1009],
  ])('with %s is told by a close code', async (_, data, code) => {
    const socket = await greeted(who)
    socket.ws.send(data)
    expect(await socket.closed).toBe(code)
  })

  it.each<[string, object, number]>([
    ['a call before hello', { t: 'call', id: newId(), n: 'account.me', d: {} }, closeCodes.badFrame],
    ['another protocol number', { t: 'hello', protocol: protocolVersion + 1 }, closeCodes.otherProtocol],
  ])('with %s is told by a close code', async (_, frame, code) => {
    const socket = await socketOf(who)
    socket.say(frame)
    expect(await socket.closed).toBe(code)
  })

  it('is not listened to after the first such frame', async () => {
    const socket = await greeted(who)
    socket.ws.send('{')
    socket.say({ t: 'call', id: newId(), n: 'conversations.list', d: {} })
    await socket.closed
    expect(socket.frames.map((frame) => frame.t)).not.toContain('reply')
  })

  it('does no harm with bytes that are no WebSocket frames', async () => {
    const socket = await socketOf(who)
    ;(socket.ws as unknown as { _socket: { write(data: Buffer): void } })._socket.write(randomBytes(5000))
    await socket.closed
    expect((await greeted(who)).ws.readyState).toBe(1)
  })
})

describe('who may open a socket', () => {
  it('nobody with a token that is not known, told by a close code that browsers can read', async () => {
    expect(await (await socketOf({ ...who, sessionId: newId() })).closed).toBe(closeCodes.notSignedIn)
  })

  it('no page of another site, though the browser sends the cookie', async () => {
    const headers = { cookie: `peremena_session=${who.sessionId}`, origin: 'https://elsewhere.example' }
    expect(await upgradeStatus(headers)).toBe(403)
    expect(await upgradeStatus({ ...headers, origin: address })).toBe(101)
  })

  it('an account has twenty, also when many are opened at once', async () => {
    const sockets = await Promise.all(Array.from({ length: 23 }, () => socketOf(who)))
    const codes: number[] = []
    for (const socket of sockets) void socket.closed.then((code) => codes.push(code))
    await expect.poll(() => codes.filter((code) => code === closeCodes.tooManySockets)).toHaveLength(3)
    sockets.find((socket) => socket.ws.readyState === socket.ws.OPEN)!.ws.close()
    await expect.poll(async () => (await socketOf(who)).ws.readyState).toBe(1)
  })
})

describe('staying connected', () => {
  it('a proxy that cuts what is silent does not cut us: pings go out all the time', async () => {
    const proxy = await impatientProxy(beatMs * 4)
    const socket = await greeted(who, {}, proxy.address)
    await sleep(beatMs * 6)
    expect(socket.ws.readyState).toBe(socket.ws.OPEN)
    socket.ws.terminate()
    proxy.server.close()
  })

  it('a device that answers no ping is cut', async () => {
    const socket = await greeted(who, { autoPong: false })
    expect(await socket.closed).toBe(1006)
  })

  it('a reader that falls behind is dropped, comes back and is told what moved', async () => {
    const [slow, writer] = (await people(server.pool, 2)) as [Actor, Actor]
    const room = await conversation(server.pool, [slow, writer])
    const socket = await greeted(slow)
    const { token } = (await socket.heard((frame) => frame.t === 'welcome')) as ServerFrame & { token: string }
    socket.ws.pause()
    const message = { id: newId(), conversationId: room, text: 'пока не читают' }
    const { v } = await server.call(writer, sendMessage, message)
    for (let n = 0; n < 40 && server.services.sessionSockets.sessionIds().includes(slow.sessionId); n++) {
      server.services.fanout.signal(room, 'typing', { pad: 'x'.repeat(1024 * 1024) })
      await sleep(5)
    }
    expect(server.services.sessionSockets.sessionIds()).not.toContain(slow.sessionId)
    const again = await socketOf(slow)
    again.say({ t: 'hello', protocol: protocolVersion, token })
    expect(await again.heard((frame) => frame.t === 'welcome')).toMatchObject({
      resync: false,
      changed: [{ s: room, v }],
    })
  })
})

function upgradeStatus(headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
  const key = randomBytes(16).toString('base64')
  const request = get(`${address}/api/socket`, { headers: { ...headers, ...upgrade, 'sec-websocket-key': key } })
  request.on('upgrade', (response, socket) => {
    socket.destroy()
    resolve(response.statusCode!)
  })
  request.on('response', (response) => resolve(response.resume().statusCode!))
  request.on('error', reject)
  return promise
}

/** Cuts a connection on which nothing was said for some time, in either direction. */
async function impatientProxy(silenceMs: number): Promise<{ address: string; server: Server }> {
  const { hostname, port } = new URL(address)
  const proxy = createServer((near) => {
    const far = connectTcp(Number(port), hostname)
    near.setTimeout(silenceMs, () => near.destroy())
    near
      .on('error', () => {})
      .pipe(far.on('error', () => {}))
      .pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return { address: `http://127.0.0.1:${(proxy.address() as { port: number }).port}`, server: proxy }
}
