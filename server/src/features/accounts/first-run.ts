import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'

/** Whether there is an organisation already. */
export async function isFounded(db: Db): Promise<boolean> {
  const row = await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/**
 * The link that founds the first organisation, the same at each start until it is used; undefined once there is one. Its
 * secret stands in the fragment, so that no proxy or log sees it.
 */
export async function firstRunLink(services: Services): Promise<string | undefined> {
  const { db, config } = services
  if (config.demo || (await isFounded(db))) return undefined
  const nonce = await ensureNonce(db)
  return `${services.address()}/first-run#${tokenFrom(services, nonce)}`
}

/** Compares in constant time. False for everything once the link was used. */
export async function isFirstRunToken(services: Services, db: Db, token: string): Promise<boolean> {
  const row = await db.selectFrom('first_run').select('nonce').where('used_at', 'is', null).executeTakeFirst()
  const expected = Buffer.from(tokenFrom(services, row?.nonce ?? Buffer.alloc(nonceBytes)))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected) && row !== undefined
}

const nonceBytes = 32

async function ensureNonce(db: Db): Promise<Buffer> {
  const fresh = { nonce: randomBytes(nonceBytes) }
  await db
    .insertInto('first_run')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await db.selectFrom('first_run').select('nonce').executeTakeFirstOrThrow()).nonce
}

function tokenFrom({ keys }: Services, nonce: Buffer): string {
  return createHmac('sha256', keys.deriveKey('first run')).update(nonce).digest('base64url')
}
