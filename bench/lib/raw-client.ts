import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'

/** A WebSocket client that costs next to nothing: it counts frames and looks inside only where it is asked to. */
export type RawClient = {
  readonly socket: Socket
  frames: number
  bytes: number
  /** Gets every text; while unset frames are only counted. */
  onText: ((text: string) => void) | undefined
  send(text: string): void
  close(): void
}

export async function openRaw(port: number, path: string, headers: Record<string, string> = {}): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${lines.join('')}\r\n`,
  )
  const rest = await handshake(socket)
  const client: RawClient = {
    socket,
    frames: 0,
    bytes: 0,
    onText: undefined,
    send: (text) => void socket.write(masked(text, 1)),
    close: () => socket.destroy(),
  }
  let pending: Buffer = Buffer.alloc(0)
  const take = (chunk: Buffer) => {
    pending = walk(client, pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk)
  }
  if (rest.length > 0) take(rest)
  socket.on('data', take)
  socket.on('error', () => socket.destroy())
  return client
}

function handshake(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const read = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      socket.off('data', read)
      if (head.subarray(0, 12).toString() !== 'HTTP/1.1 101') reject(new Error(head.subarray(0, 60).toString()))
      else resolve(head.subarray(end + 4))
    }
    socket.on('data', read)
    socket.once('close', () => reject(new Error('closed')))
  })
}

/** Counts the whole frames in a buffer and gives what is left over. */
function walk(client: RawClient, buffer: Buffer): Buffer {
  let at = 0
  while (buffer.length - at >= 2) {
    let length = buffer[at + 1]! & 0x7f
    let head = 2
    if (length === 126) {
      if (buffer.length - at < 4) break
      length = buffer.readUInt16BE(at + 2)
      head = 4
    } else if (length === 127) {
      if (buffer.length - at < 10) break
      length = Number(buffer.readBigUInt64BE(at + 2))
      head = 10
    }
    if (buffer.length - at < head + length) break
    const opcode = buffer[at]! & 0x0f
    if (opcode === 1) {
      client.frames++
      client.bytes += length
      client.onText?.(buffer.toString('utf8', at + head, at + head + length))
    } else if (opcode === 9) client.socket.write(masked('', 10))
    at += head + length
  }
  return at === buffer.length ? Buffer.alloc(0) : buffer.subarray(at)
}

/** A client's frames must be masked (RFC 6455 §5.3); a mask of zeros is one too, and free. */
function masked(text: string, opcode: number): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const frame = Buffer.alloc(head + length)
  frame[0] = 0x80 | opcode
  if (head === 6) frame[1] = 0x80 | length
  else if (head === 8) {
    frame[1] = 0x80 | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 0x80 | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}
