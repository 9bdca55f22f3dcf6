import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { challengeSecondsMax } from '#protocol/passkeys.ts'
import type { Services } from '#server/platform/services.ts'

const randomBytesCount = 16
const expiryBytes = 6
const headBytes = randomBytesCount + expiryBytes

/**
 * A challenge for one purpose, base64url: 128 random bits, the millisecond until when it may be answered, and a keyed hash of
 * both. Nothing is stored, so that strangers who ask for challenges fill no table.
 */
export function newChallenge(services: Services, purpose: string, lifetimeMs = challengeSecondsMax * 1000): string {
  const expiry = Buffer.alloc(expiryBytes)
  expiry.writeUIntBE(services.clock.now().getTime() + lifetimeMs, 0, expiryBytes)
  const head = Buffer.concat([randomBytes(randomBytesCount), expiry])
  return Buffer.concat([head, sealOf(services, purpose, head)]).toString('base64url')
}

/** Whether this is a challenge of ours for that purpose, in time, and never taken before. Commits by itself: taken is taken. */
export async function takeChallenge(services: Services, purpose: string, challenge: string): Promise<boolean> {
  const bytes = Buffer.from(challenge, 'base64url')
  const head = bytes.subarray(0, headBytes)
  const seal = sealOf(services, purpose, head)
  const given = bytes.subarray(headBytes)
  if (given.length !== seal.length || !timingSafeEqual(given, seal)) return false
  const expiresAt = new Date(head.readUIntBE(randomBytesCount, expiryBytes))
  if (expiresAt <= services.clock.now()) return false
  const taken = await services.db
    .insertInto('spent_challenges')
    .values({ hash: createHash('sha256').update(bytes).digest(), expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return taken !== undefined
}

/** What is over needs no memory. Run by a job. */
export async function forgetSpentChallenges({ db, clock }: Services): Promise<void> {
  await db.deleteFrom('spent_challenges').where('expires_at', '<', clock.now()).execute()
}

function sealOf({ keys }: Services, purpose: string, head: Buffer): Buffer {
  return createHmac('sha256', keys.deriveKey('challenges')).update(`${purpose}\n`).update(head).digest()
}
