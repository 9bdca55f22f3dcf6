import type { OidcProvider } from '#server/config.ts'
import { newChallenge, takeChallenge } from '#server/features/accounts/exports.ts'
import { seal, unseal } from '#server/platform/sealing.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './providers.refusals.ts'

/** Whom a provider has vouched for (OpenID Connect Core 1.0, §2: `iss` and `sub` together are one person, for ever). */
export type KnownIdentity = { providerId: string; issuer: string; subject: string }

type Held = KnownIdentity & { challenge: string; until: number }

const identityMs = 10 * 60_000
const purpose = 'identity'

/** An identity for the client to hand back: sealed, for ten minutes. */
export function sealIdentity(services: Services, identity: KnownIdentity): string {
  const until = services.clock.now().getTime() + identityMs
  const held: Held = { ...identity, challenge: newChallenge(services, purpose, identityMs), until }
  return sealed(services, purpose, held)
}

/** Throws `identity_over`, `provider_unknown`. Not taken yet: a code of a second factor may still be asked for. */
export function openIdentity(services: Services, text: string): Held & { provider: OidcProvider } {
  const held = opened<Held>(services, purpose, text)
  if (!held || held.until <= services.clock.now().getTime()) throw refuse.identity_over()
  return { ...held, provider: providerBy(services, held.providerId) }
}

/** From now on it opens nothing. Throws `identity_over` where somebody was faster. Commits by itself. */
export async function takeIdentity(services: Services, { challenge }: { challenge: string }): Promise<void> {
  if (!(await takeChallenge(services, purpose, challenge))) throw refuse.identity_over()
}

/** Throws `provider_unknown`. */
export function providerBy({ config }: Services, id: string): OidcProvider {
  const provider = config.oidcProviders.find((one) => one.id === id)
  if (!provider) throw refuse.provider_unknown()
  return provider
}

export function sealed({ keys }: Services, about: string, held: object): string {
  return seal(keys.deriveKey('providers'), about, Buffer.from(JSON.stringify(held))).toString('base64url')
}

/** Undefined for what was not sealed here, for this. */
export function opened<T>({ keys }: Services, about: string, text: string): T | undefined {
  const held = unseal(keys.deriveKey('providers'), about, Buffer.from(text, 'base64url'))
  return held && (JSON.parse(held.toString()) as T)
}
