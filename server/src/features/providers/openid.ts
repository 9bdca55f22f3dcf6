import * as client from 'openid-client'
import { providerReturnPath } from '#protocol/providers.ts'
import type { OidcProvider } from '#server/config.ts'
import { newChallenge, takeChallenge } from '#server/features/accounts/exports.ts'
import type { Services } from '#server/platform/services.ts'
import { opened, providerBy, sealed, type KnownIdentity } from './identities.ts'
import { refuse } from './providers.refusals.ts'

const timeoutS = 10
const purpose = 'flow'

/** What is remembered of a way to a provider and back. `verifier`: RFC 7636; `nonce`: OpenID Connect Core 1.0, §3.1.2.1. */
type Flow = { providerId: string; state: string; nonce: string; verifier: string }

/** The address that begins a sign-in at a provider, and what the page keeps. Throws `provider_unreachable`. */
export async function beginFlow(services: Services, provider: OidcProvider): Promise<{ url: string; flow: string }> {
  const configuration = await discovered(services, provider)
  const verifier = client.randomPKCECodeVerifier()
  const flow: Flow = {
    ...{ providerId: provider.id, verifier, nonce: client.randomNonce() },
    state: newChallenge(services, purpose),
  }
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(services),
    // Neither name nor e-mail address: an account is linked by its owner, not by what a provider tells.
    scope: 'openid',
    ...{ state: flow.state, nonce: flow.nonce },
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, flow: sealed(services, purpose, flow) }
}

/**
 * Whom a provider names in its answer. Each flow is finished once, and in five minutes. Throws `provider_answer_wrong`,
 * `provider_declined`, `provider_unreachable`, `provider_unknown`. Commits by itself.
 */
export async function finishFlow(services: Services, text: string, answer: string): Promise<KnownIdentity> {
  const flow = opened<Flow>(services, purpose, text)
  if (!flow || new URLSearchParams(answer).get('state') !== flow.state) throw refuse.provider_answer_wrong()
  const provider = providerBy(services, flow.providerId)
  if (!(await takeChallenge(services, purpose, flow.state))) throw refuse.provider_answer_wrong()
  const configuration = await discovered(services, provider)
  const url = new URL(returnAddress(services))
  url.search = answer
  const checks = { pkceCodeVerifier: flow.verifier, expectedNonce: flow.nonce, expectedState: flow.state }
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true })
    const { iss, sub: subject } = tokens.claims()!
    return { providerId: provider.id, issuer: new URL(iss).href, subject }
  } catch (error) {
    const { code, error: reason } = error as { code?: string; error?: string }
    services.log.warn({ provider: provider.id, code, reason }, 'openid connect')
    if (reason === 'access_denied') throw refuse.provider_declined({ label: provider.label })
    throw refuse.provider_answer_wrong()
  }
}

const known = new WeakMap<OidcProvider, Promise<client.Configuration>>()

/** What the provider says about itself; asked for once, and again after a failure. */
async function discovered({ log }: Services, provider: OidcProvider): Promise<client.Configuration> {
  let asking = known.get(provider)
  if (!asking) known.set(provider, (asking = discover(provider)))
  try {
    return await asking
  } catch (error) {
    known.delete(provider)
    log.warn({ provider: provider.id, err: error }, 'openid connect discovery')
    throw refuse.provider_unreachable({ label: provider.label })
  }
}

function discover({ issuer, clientId, clientSecret }: OidcProvider): Promise<client.Configuration> {
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  const isHttp = new URL(issuer).protocol === 'http:'
  return client.discovery(new URL(issuer), clientId, clientSecret, authentication, {
    timeout: timeoutS,
    ...(isHttp ? { execute: [client.allowInsecureRequests] } : {}),
  })
}

function returnAddress(services: Services): string {
  return services.address() + providerReturnPath
}
