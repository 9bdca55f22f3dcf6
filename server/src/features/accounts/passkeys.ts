import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { passkeysMax, type NewPasskey, type PasskeyAnswer } from '#protocol/passkeys.ts'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './accounts.refusals.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import { homeOf } from './home.ts'
import { challengeOf, relyingPartyOf, userHandleOf, type RelyingParty } from './passkeys.rules.ts'

/** Whose passkeys these are. Throws `passkeys_not_here` where browsers have none. */
export function requireRelyingParty(services: Services): RelyingParty {
  const party = relyingPartyOf(services.address())
  if (!party) throw refuse.passkeys_not_here()
  return party
}

/** For signing in and for proofs: any passkey of this server may answer. */
export function answerChallenge(services: Services): string {
  return newChallenge(services, 'passkey')
}

/** For making a passkey for this account. */
export function creationChallenge(services: Services, accountId: string): string {
  return newChallenge(services, `passkey of ${accountId}`)
}

export async function hasPasskey(db: Db | Tx, accountId: string): Promise<boolean> {
  const row = await db.selectFrom('passkeys').select('id').where('account_id', '=', accountId).executeTakeFirst()
  return row !== undefined
}

export type PasskeyHolder = { accountId: string; personId: string; blocked: boolean }

/**
 * Whose passkey has answered, its holder having been checked by the device; with `accountId` only that account’s will do.
 * The challenge is spent whatever comes out. Throws `passkey_wrong`, `passkeys_not_here`. Commits by itself.
 */
export async function requirePasskey(
  services: Services,
  answer: PasskeyAnswer,
  accountId?: string,
): Promise<PasskeyHolder> {
  const party = requireRelyingParty(services)
  const known = await passkeyBy(services.db, answer.credentialId)
  const challenge = challengeOf(answer.clientData)
  const isOurs = await takeChallenge(services, 'passkey', challenge)
  if (!known || !isOurs || (accountId !== undefined && known.accountId !== accountId)) throw refuse.passkey_wrong()
  if (answer.userHandle !== userHandleOf(known.accountId)) throw refuse.passkey_wrong()
  const counter = await counterOf(answer, challenge, party, known.credential)
  if (counter === null || !(await markUsed(services, known.id, counter))) throw refuse.passkey_wrong()
  return known
}

/** Checks a passkey that a device has just made. The challenge is spent. Throws `passkey_wrong`, `passkeys_not_here`. */
export async function requireNewPasskey(
  services: Services,
  passkey: NewPasskey,
  accountId: string,
): Promise<WebAuthnCredential> {
  const { host, origin } = requireRelyingParty(services)
  const challenge = challengeOf(passkey.clientData)
  if (!(await takeChallenge(services, `passkey of ${accountId}`, challenge))) throw refuse.passkey_wrong()
  const { credentialId: id, clientData, attestation, transports } = passkey
  const response = { clientDataJSON: clientData, attestationObject: attestation, transports: transports as never }
  const checked = await verifyRegistrationResponse({
    response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
    ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true },
  }).catch(() => undefined)
  if (!checked?.verified) throw refuse.passkey_wrong()
  return checked.registrationInfo.credential
}

type NamedPasskey = { credential: WebAuthnCredential; transports: string[]; name: string }

/** Keeps a checked passkey and gives its id. Throws `passkey_exists`, `passkeys_too_many`. */
export async function storePasskey(ctx: CommandContext, { credential, transports, name }: NamedPasskey) {
  const { tx, actor } = ctx
  await lockRow(ctx, 'accounts', actor.accountId, 'update')
  const held = await tx.selectFrom('passkeys').select('id').where('account_id', '=', actor.accountId).execute()
  if (held.length >= passkeysMax) throw refuse.passkeys_too_many({ count: passkeysMax })
  const { id, publicKey, counter } = credential
  const key = { credential_id: Buffer.from(id, 'base64url'), public_key: Buffer.from(publicKey), counter }
  const added = await tx
    .insertInto('passkeys')
    .values({ id: ctx.newId(), account_id: actor.accountId, ...key, transports, name: name.trim(), made_at: ctx.at })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw refuse.passkey_exists()
  const organisationId = await homeOf(ctx, actor.personId)
  ctx.audit('passkey.added', { organisationId, subjectId: actor.personId })
  return added.id
}

async function passkeyBy(db: Db, credentialId: string) {
  const row = await db
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.id', 'passkeys.account_id')
    .select(['passkeys.id', 'account_id', 'person_id', 'blocked_at', 'public_key', 'counter'])
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .executeTakeFirst()
  if (!row) return undefined
  const credential = { id: credentialId, publicKey: new Uint8Array(row.public_key), counter: row.counter }
  const holder = { accountId: row.account_id, personId: row.person_id, blocked: row.blocked_at !== null }
  return { id: row.id, ...holder, credential }
}

/** The authenticator’s count after this answer; null when the answer is not right. */
async function counterOf(
  answer: PasskeyAnswer,
  challenge: string,
  { host, origin }: RelyingParty,
  credential: WebAuthnCredential,
): Promise<number | null> {
  const { credentialId: id, clientData: clientDataJSON, authenticatorData, signature, userHandle } = answer
  const response = { clientDataJSON, authenticatorData, signature, userHandle }
  const checked = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
    ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true },
    credential,
  }).catch(() => undefined)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

/** Two answers with one count are a copy of the key: the second opens nothing. */
async function markUsed({ db, clock }: Services, passkeyId: string, counter: number): Promise<boolean> {
  const marked = await db
    .updateTable('passkeys')
    .set({ counter, used_at: clock.now() })
    .where('id', '=', passkeyId)
    .where((is) => is.or([is('counter', '<', counter), is.and([is('counter', '=', 0), is.val(counter === 0)])]))
    .returning('id')
    .executeTakeFirst()
  return marked !== undefined
}
