import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, 30 seconds, a key of 160 bits. */
const secretBytes = 20
const periodS = 30
/** A clock that is half a minute off still works, either way. */
const stepsOff = 1

export function newSecret(): Buffer {
  return randomBytes(secretBytes)
}

/** What the QR holds: `otpauth://totp/…`. */
export function uriOf(secret: Buffer, login: string): string {
  return totp(secret, login).toString()
}

/** For whoever cannot scan. */
export function inBase32(secret: Buffer): string {
  return secretOf(secret).base32
}

/** The number of the 30 seconds since 1970 that a code belongs to, if it is of now; null otherwise. */
export function stepOf(secret: Buffer, code: string, at: Date): number | null {
  const delta = totp(secret, '').validate({ token: code, timestamp: at.getTime(), window: stepsOff })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / periodS) + delta
}

function totp(secret: Buffer, label: string): TOTP {
  return new TOTP({
    issuer: 'Peremena',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodS,
    secret: secretOf(secret),
  })
}

function secretOf(secret: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer })
}
