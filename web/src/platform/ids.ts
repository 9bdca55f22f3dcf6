import { now } from './clock.ts'

let lastMs = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562, method 1 of §6.2): 48 bits of milliseconds, 12 bits of counter, 62 random bits.
 * Ids made on one page sort in the order of their making, also when the clock steps back.
 */
export function newId(nowMs = now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  tick(nowMs, random)
  const time = lastMs.toString(16).padStart(12, '0')
  const tail = [...random.subarray(2)].map((byte) => byte.toString(16).padStart(2, '0'))
  tail[0] = ((random[2]! & 0x3f) | 0x80).toString(16)
  const hex = tail.join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`
}

/** A counter that starts low and random leaves room for thousands of ids within one millisecond. */
function tick(nowMs: number, random: Uint8Array) {
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = ((random[0]! << 8) | random[1]!) & 0x3ff
    return
  }
  counter++
  if (counter > 0xfff) {
    lastMs++
    counter = 0
  }
}
