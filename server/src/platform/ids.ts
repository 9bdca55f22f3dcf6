import { randomFillSync } from 'node:crypto'

/** Makes UUIDv7 (RFC 9562 §5.7): sortable by time, lower case. */
export type NewId = () => string

const pool = Buffer.alloc(10 * 256)
let used = pool.length

export const newId: NewId = () => uuidV7(Date.now(), randomBytes10())

/** `randomness` holds 10 bytes. */
export function uuidV7(atMs: number, randomness: Uint8Array): string {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(atMs, 0, 6)
  bytes.set(randomness, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function randomBytes10(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  return pool.subarray(used, (used += 10))
}
