import { createECDH } from 'node:crypto'
import { subscribePush as contract } from '#protocol/push.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { isFitEndpoint } from './push-address.ts'
import { refuse } from './push.refusals.ts'

const perPersonMax = 10

/** A browser has one endpoint: whoever is signed in there now is notified there. */
export const subscribePush = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 3600_000 },
  async run(ctx, { endpoint, p256dh, auth }) {
    const { tx, actor, at, newId, services } = ctx
    if (!isFitEndpoint(endpoint, services.config.pushPrivateAddresses)) throw refuse.push_endpoint()
    if (!areKeys(p256dh, auth)) throw refuse.push_keys()
    if (await isEphemeral(ctx)) throw refuse.push_not_here()
    const about = { session_id: actor.sessionId, person_id: actor.personId, p256dh, auth, created_at: at }
    await tx
      .deleteFrom('push_subscriptions')
      .where('session_id', '=', actor.sessionId)
      .where('endpoint', '<>', endpoint)
      .execute()
    await tx
      .insertInto('push_subscriptions')
      .values({ id: newId(), endpoint, ...about })
      .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(about))
      .execute()
    await forgetOldest(ctx)
    return {}
  },
})

/** An uncompressed point on the curve and 16 bytes (RFC 8291 §3.1, §3.2): what else cannot be encrypted for. */
function areKeys(p256dh: string, auth: string): boolean {
  try {
    const ecdh = createECDH('prime256v1')
    ecdh.generateKeys()
    ecdh.computeSecret(Buffer.from(p256dh, 'base64url'))
    return Buffer.from(p256dh, 'base64url').length === 65 && Buffer.from(auth, 'base64url').length === 16
  } catch {
    return false
  }
}

async function isEphemeral({ tx, actor }: CommandContext): Promise<boolean> {
  const row = await tx.selectFrom('sessions').select('ephemeral').where('id', '=', actor.sessionId).executeTakeFirst()
  return row?.ephemeral ?? true
}

async function forgetOldest({ tx, actor }: CommandContext): Promise<void> {
  const newest = tx
    .selectFrom('push_subscriptions')
    .select('id')
    .where('person_id', '=', actor.personId)
    .orderBy('created_at', 'desc')
    .limit(perPersonMax)
  await tx
    .deleteFrom('push_subscriptions')
    .where('person_id', '=', actor.personId)
    .where('id', 'not in', newest)
    .execute()
}
