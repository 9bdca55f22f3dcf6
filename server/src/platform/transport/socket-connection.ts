import type { WebSocket } from 'ws'
import type { Session } from './identity.ts'
import type { Connection } from '../events/fanout.ts'
import type { Language } from '../refusal.ts'

/** A reader who is further behind than this is dropped without a word, which it would not read, and catches up; bytes. */
const sendQueueBytesMax = 4 * 1024 * 1024

/** How long a peer may take to say goodbye. */
const handshakeMs = 3000

type RawSocket = { write(data: Buffer): boolean; writableLength: number; destroyed: boolean }

/** One device's socket. A class, since there are thousands of them and closures would cost memory. */
export class SocketConnection implements Connection {
  readonly session: Session
  readonly address: string
  readonly device: string
  readonly language: Language
  readonly ws: WebSocket
  visible = true
  greeted = false
  /** Closes a socket that says no hello. */
  helloTimer: NodeJS.Timeout | undefined
  /** Told to close: what it still sends is not listened to. */
  closing = false
  alive = true
  callsRunning = 0
  #waiting: Buffer[] = []

  constructor(ws: WebSocket, session: Session, from: { address: string; device: string; language: Language }) {
    this.ws = ws
    this.session = session
    this.address = from.address
    this.device = from.device
    this.language = from.language
  }

  get sessionId(): string {
    return this.session.sessionId
  }

  get personId(): string {
    return this.session.personId
  }

  push(frame: Buffer): void {
    if (this.#waiting.push(frame) === 1) schedule(this)
  }

  /** Writes all that waits in one piece. */
  flush(): void {
    const frames = this.#waiting
    this.#waiting = []
    const raw = (this.ws as unknown as { _socket: RawSocket | null })._socket
    if (!raw || raw.destroyed || this.ws.readyState !== this.ws.OPEN) return
    if (raw.writableLength > sendQueueBytesMax) return this.ws.terminate()
    raw.write(joined(frames))
  }

  close(code: number, reason: string): void {
    if (this.closing) return
    this.closing = true
    this.flush()
    this.ws.close(code, reason)
    this.cutSoon()
  }

  /** A peer that does not answer the closing handshake is cut off. */
  cutSoon(): void {
    this.closing = true
    setTimeout(() => this.ws.terminate(), handshakeMs).unref()
  }
}

let dirty: SocketConnection[] = []

function schedule(connection: SocketConnection): void {
  if (dirty.push(connection) === 1) setImmediate(flushAll)
}

function flushAll(): void {
  const connections = dirty
  dirty = []
  for (const connection of connections) connection.flush()
  lastFrames = []
  lastJoined = undefined
}

let lastFrames: Buffer[] = []
let lastJoined: Buffer | undefined

/** The members of a room get the same frames in a turn: they are joined once and shared. */
function joined(frames: Buffer[]): Buffer {
  if (frames.length === 1) return frames[0]!
  if (lastJoined && lastFrames.length === frames.length && lastFrames.every((frame, i) => frame === frames[i])) {
    return lastJoined
  }
  lastFrames = frames
  lastJoined = Buffer.concat(frames)
  return lastJoined
}
