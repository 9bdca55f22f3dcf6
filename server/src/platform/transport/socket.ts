import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import proxyAddr from '@fastify/proxy-addr'
import { Compile } from 'typebox/compile'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { ClientFrame, closeCodes, frameBytesMax, protocolVersion } from '#protocol/envelope.ts'
import type { Calls } from '../calls.ts'
import { framed } from '../events/frame.ts'
import { Refusal, refusalBody, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { requestLimit, signalLimit, socketLimit } from './door-limits.ts'
import type { Identity, Session } from './identity.ts'
import { bearerOf, deviceOf, isOwnOrigin, languageOf, sessionCookie } from './request-origin.ts'
import { SocketConnection } from './socket-connection.ts'

export type Greeting = { personId: string; token: string; resync: boolean; changed: { s: string; v: number }[] }

/** What the socket door needs from features. */
export type SocketWork = {
  greet(session: Session, token: string | undefined): Promise<Greeting>
  /** The horizon of now, as a token for devices. */
  tokenNow(): Promise<string>
  signal(session: Session, name: string, data: unknown, connection: SocketConnection): Promise<void>
}

export type SocketDoor = {
  calls: Calls
  identity: Identity
  work: SocketWork
  services: Services
  /** Pings and tokens go out this often, ms. */
  beatMs?: number | undefined
  /** A socket that has not said hello after this time is closed, ms. */
  helloMs?: number | undefined
}

const socketsPerAccountMax = 20
const callsRunningMax = 32
const drainAfterMs = 500
const checkFrame = Compile(ClientFrame)

/** The WebSocket door: `/api/socket`. Compression is off: it costs five times the CPU and 200 KiB a connection. */
export function openSocketDoor(server: Server, parts: SocketDoor) {
  const { calls, identity, work, services, beatMs = 25_000, helloMs = 10_000 } = parts
  const door = new WebSocketServer({ noServer: true, maxPayload: frameBytesMax, perMessageDeflate: false })
  const connections = new Set<SocketConnection>()
  const perAccount = new Map<string, number>()
  const trusted = proxyAddr.compile([...services.config.trustedProxies])
  const addressOf = (request: IncomingMessage) => proxyAddr(request, trusted)
  let draining = false

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    admit(request).then(
      (admitted) => {
        if (typeof admitted === 'number') return refuseUpgrade(socket, admitted)
        door.handleUpgrade(request, socket, head, (ws) => {
          if ('close' in admitted) return ws.close(admitted.close, 'refused')
          // Counted and raised in one turn: many that are admitted at once are not more than the limit.
          const own = perAccount.get(admitted.accountId) ?? 0
          if (own >= socketsPerAccountMax) return ws.close(closeCodes.tooManySockets, 'refused')
          perAccount.set(admitted.accountId, own + 1)
          open(ws, admitted, request)
        })
      },
      (error: unknown) => {
        services.log.error({ err: error }, 'upgrade')
        refuseUpgrade(socket, 500)
      },
    )
  })

  /** A browser cannot read the status of a refused upgrade, so people who must sign in are told by a close code. */
  async function admit(request: IncomingMessage): Promise<Session | { close: number } | number> {
    if (new URL(request.url ?? '/', 'http://any').pathname !== '/api/socket') return 404
    if (draining) return 503
    if (services.limiter.take(`request ${addressOf(request)}`, requestLimit) > 0) return 429
    if (!isOwnOrigin(request.headers, services.config.publicUrl)) return 403
    const token = cookieOf(request.headers.cookie) ?? bearerOf(request.headers.authorization)
    const session = token === undefined ? null : await identity.byToken(token)
    if (!session) return { close: closeCodes.notSignedIn }
    return services.limiter.take(`socket ${session.accountId}`, socketLimit) > 0 ? 429 : session
  }

  function open(ws: WebSocket, session: Session, request: IncomingMessage): void {
    const connection = new SocketConnection(ws, session, {
      address: addressOf(request),
      device: deviceOf(request.headers['user-agent']),
      language: languageOf(request.headers['accept-language']),
    })
    connections.add(connection)
    services.sessionSockets.add(connection)
    connection.helloTimer = setTimeout(() => connection.close(closeCodes.badFrame, 'no hello'), helloMs).unref()
    ws.on('message', (data, binary) => void receive(connection, data, binary))
    ws.on('pong', () => (connection.alive = true))
    // What `ws` could not read it has answered with a close code of its own.
    ws.on('error', () => connection.cutSoon())
    ws.on('close', () => {
      connections.delete(connection)
      services.sessionSockets.remove(connection)
      clearTimeout(connection.helloTimer)
      connection.closing = true
      const left = (perAccount.get(session.accountId) ?? 1) - 1
      if (left > 0) perAccount.set(session.accountId, left)
      else perAccount.delete(session.accountId)
      services.fanout.disconnect(session.personId, connection)
    })
  }

  async function receive(connection: SocketConnection, data: RawData, binary: boolean): Promise<void> {
    if (connection.closing) return
    const frame = binary ? undefined : parse(data)
    if (!frame) return connection.close(closeCodes.badFrame, 'bad frame')
    connection.alive = true
    try {
      if (frame.t === 'hello') return await greet(connection, frame.protocol, frame.token)
      if (!connection.greeted) return connection.close(closeCodes.badFrame, 'hello first')
      if (frame.t === 'signal') return await signalFrom(connection, frame)
      await callFrom(connection, frame)
    } catch (error) {
      services.log.error({ err: error }, 'socket frame')
      connection.close(closeCodes.failed, 'failed')
    }
  }

  async function greet(connection: SocketConnection, protocol: number, token: string | undefined): Promise<void> {
    if (protocol !== protocolVersion) return connection.close(closeCodes.otherProtocol, 'other protocol')
    if (connection.greeted) return connection.close(closeCodes.badFrame, 'hello twice')
    connection.greeted = true
    clearTimeout(connection.helloTimer)
    // Whoever ended the session since the upgrade was asked about found no socket to close.
    const [over] = await identity.ended([connection.sessionId])
    if (over) return services.sessionSockets.end(over, 'ended')
    if (connection.closing) return
    await services.fanout.connect(connection.session.personId, connection)
    const greeting = await work.greet(connection.session, token)
    send(connection, { t: 'welcome', protocol: protocolVersion, now: services.clock.now(), ...greeting })
  }

  async function signalFrom(connection: SocketConnection, frame: { n: string; d: unknown }): Promise<void> {
    if (services.limiter.take(`signal ${connection.session.accountId}`, signalLimit) > 0) return
    await work.signal(connection.session, frame.n, frame.d, connection)
  }

  async function callFrom(connection: SocketConnection, frame: { id: string; n: string; d: unknown }): Promise<void> {
    if (++connection.callsRunning >= callsRunningMax) connection.ws.pause()
    const requestId = services.newId()
    const { session, address, device, language } = connection
    const origin = { address, device, language, requestId }
    try {
      const d = await calls.call(frame.n, { actor: session, origin, commandId: frame.id, input: frame.d })
      send(connection, { t: 'reply', id: frame.id, d })
    } catch (error) {
      const refusal = refusalOf(error, requestId, frame.n, services)
      send(connection, { t: 'refusal', id: frame.id, d: refusalBody(refusal, language) })
    } finally {
      if (--connection.callsRunning < callsRunningMax && connection.ws.isPaused) connection.ws.resume()
    }
  }

  let tokenBefore: string | undefined
  const beat = setInterval(() => {
    for (const connection of connections) {
      if (!connection.alive) connection.ws.terminate()
      connection.alive = false
      connection.ws.ping()
    }
    void tell()
  }, beatMs)

  /** A token is told one beat after it was read: by then all that it covers has left on the sockets. */
  async function tell(): Promise<void> {
    const token = await work.tokenNow().catch(() => undefined)
    if (tokenBefore !== undefined) {
      const frame = framed(JSON.stringify({ t: 'token', token: tokenBefore }))
      for (const connection of connections) if (connection.greeted) connection.push(frame)
    }
    tokenBefore = token
  }

  return {
    connections,
    async endSessionsThatAreOver(): Promise<void> {
      const sessionIds = services.sessionSockets.sessionIds()
      for (const sessionId of await identity.ended(sessionIds)) services.sessionSockets.end(sessionId, 'ended')
    },
    /** Tells every device to come back, spread over some seconds, and closes. */
    async drain(): Promise<void> {
      draining = true
      clearInterval(beat)
      for (const connection of connections) {
        send(connection, { t: 'reconnect', afterMs: drainAfterMs + Math.floor(Math.random() * 3000) })
        connection.close(closeCodes.draining, 'draining')
      }
      door.close()
    },
    terminate() {
      for (const connection of connections) connection.ws.terminate()
    },
  }
}

/** What a caller gets for what was thrown; a bug is logged with its request id and shown without detail. */
export function refusalOf(error: unknown, requestId: string, call: string, services: Services): Refusal {
  if (error instanceof Refusal) return error
  services.log.error({ err: error, requestId, call }, 'call failed')
  return refuse.failed({ requestId })
}

function send(connection: SocketConnection, frame: object): void {
  connection.push(framed(JSON.stringify(frame)))
}

function parse(data: RawData): ClientFrame | undefined {
  try {
    const frame: unknown = JSON.parse((data as Buffer).toString())
    return checkFrame.Check(frame) ? frame : undefined
  } catch {
    return undefined
  }
}

function cookieOf(header: string | undefined): string | undefined {
  return new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]+)`).exec(header ?? '')?.[1]
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
