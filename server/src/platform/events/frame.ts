import { changeWithheld } from '#protocol/sync.ts'

/**
 * An event as it leaves: one JSON text, built by joining so that stored data is never parsed again.
 * `data` is JSON.
 */
export function eventText(event: { streamId: string; version: number; name: string; at: Date; data: string }): string {
  const { streamId, version, name, at, data } = event
  return `{"t":"event","s":"${streamId}","v":${version},"n":"${name}","at":"${at.toISOString()}","d":${data}}`
}

/** What is told of an event to whoever does not see the thing that it changes: that its number has passed. */
export function withheld<E extends { name: string; data: string }>(event: E): E {
  return { ...event, name: changeWithheld.name, data: '{}' }
}

/** A text as a whole WebSocket frame (RFC 6455 §5.2, final, unmasked): made once, written to every socket as it is. */
export function framed(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = 0x81
  frame[1] = headLength === 2 ? length : headLength === 4 ? 126 : 127
  if (headLength === 4) frame.writeUInt16BE(length, 2)
  if (headLength === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, headLength)
  return frame
}

export function signalText(name: string, data: object): string {
  return `{"t":"signal","n":"${name}","d":${JSON.stringify(data)}}`
}
