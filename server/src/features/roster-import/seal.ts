import type { Keys } from '#server/platform/keys.ts'
import { seal as sealBytes, unseal as unsealBytes } from '#server/platform/sealing.ts'

/** A number is sealed for no other purpose under this key. */
const about = ''

/** The key under which insurance numbers lie in the database: without it the rows tell nothing. */
export function snilsKey(keys: Keys): Buffer {
  return keys.deriveKey('snils')
}

/** A short text, encrypted and protected against changes; the same text is another one each time. */
export function seal(key: Uint8Array, text: string): Buffer {
  return sealBytes(key, about, Buffer.from(text))
}

/** Throws when the bytes were sealed with another key or changed. */
export function unseal(key: Uint8Array, bytes: Uint8Array): string {
  const text = unsealBytes(key, about, bytes)
  if (!text) throw new Error('a sealed number cannot be opened')
  return text.toString()
}
