import { readCode } from '#server/platform/printed-code.ts'

/** Bytes of a secret: 128 bits in base64url. */
export const secretBytes = 16
const secretPattern = /^[A-Za-z0-9_-]{22}$/

export type TicketRead = { kind: 'code' | 'secret'; text: string }

/** A ticket as given: a typed code, the secret of a link, or a whole link. Null when it can be none of them. */
export function readTicket(given: string): TicketRead | null {
  const text = given.trim()
  const secret = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text
  if (secretPattern.test(secret)) return { kind: 'secret', text: secret }
  const code = readCode(text)
  return code === null ? null : { kind: 'code', text: code }
}
