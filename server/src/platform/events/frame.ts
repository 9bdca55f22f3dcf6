import { Sender } from 'ws'

/**
 * An event as it leaves: one JSON text, built by joining so that stored data is never parsed again.
 * `data` is JSON.
 */
export function eventText(event: { streamId: string; version: number; name: string; at: Date; data: string }): string {
  const { streamId, version, name, at, data } = event
  return `{"t":"event","s":"${streamId}","v":${version},"n":"${name}","at":"${at.toISOString()}","d":${data}}`
}

/** A text as a whole WebSocket frame (RFC 6455 §5.2, unmasked): made once, written to every socket as it is. */
export function framed(text: string): Buffer {
  const parts = (Sender as unknown as { frame(data: Buffer, options: object): Buffer[] }).frame(Buffer.from(text), {
    fin: true,
    rsv1: false,
    opcode: 1,
    mask: false,
    readOnly: false,
  })
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

export function signalText(name: string, data: object): string {
  return `{"t":"signal","n":"${name}","d":${JSON.stringify(data)}}`
}
