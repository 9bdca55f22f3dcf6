import { availableParallelism } from 'node:os'
import { hash as argonHash, verify as argonVerify } from '@node-rs/argon2'
import { normalisePassword } from './accounts.rules.ts'
import { refuse } from './accounts.refusals.ts'

/** Argon2id as OWASP's password storage sheet gives it first: 19 MiB, two passes, one lane. 2 is `Algorithm.Argon2id`. */
const parameters = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

const waitingMax = 400

/** A hash with salt and parameters in it. Throws `sign_in_busy` when too many wait already. */
export function hashSecret(secret: string): Promise<string> {
  return inTurn(() => argonHash(normalisePassword(secret), parameters))
}

/**
 * Whether the secret fits. Without a hash (an unknown login, an account that has no password yet) it takes as long and
 * answers no. Throws `sign_in_busy` when too many wait already.
 */
export async function verifySecret(hash: string | null, secret: string): Promise<boolean> {
  const real = hash?.startsWith('$argon2') ? hash : null
  const against = real ?? (await dummyHash())
  const fits = await inTurn(() => argonVerify(against, normalisePassword(secret)))
  return fits && real !== null
}

/** Stands in the column of an account whose owner has not chosen a password yet: no secret fits it. */
export const noPassword = '!'

let dummy: Promise<string> | undefined

function dummyHash(): Promise<string> {
  dummy ??= argonHash('no account has this password', parameters)
  return dummy
}

const atOnceMax = Math.max(1, Math.min(3, availableParallelism()))
const waiting: (() => void)[] = []
let running = 0

/** Hashing takes a core and 19 MiB each: a crowd waits its turn instead of starving everything else. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnceMax) {
    if (waiting.length >= waitingMax) throw refuse.sign_in_busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
