import { challengeSecondsMax, passkeyChallenge, type NewPasskey, type PasskeyAnswer } from '#protocol/passkeys.ts'
import type { proposePasskey } from '#protocol/passkeys.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { useSetupState } from './setup-state.ts'

/** The device gave no passkey; `reason` names the text that says why. */
export class PasskeyFailure extends Error {
  readonly reason: 'declined' | 'known' | 'failed'

  constructor(reason: PasskeyFailure['reason']) {
    super(reason)
    this.name = 'PasskeyFailure'
    this.reason = reason
  }
}

/** Whether this browser has passkeys for the server, at the address where it stands open. */
export function usePasskeysHere(): boolean {
  return passkeysWork(useSetupState()?.passkeyHost)
}

export function passkeysWork(host: string | null | undefined): boolean {
  if (!host || typeof globalThis.PublicKeyCredential !== 'function') return false
  return location.hostname === host || location.hostname.endsWith(`.${host}`)
}

/** Asks the device for any passkey of this server. Throws `PasskeyFailure`, and what the call throws. */
export async function askPasskey(): Promise<PasskeyAnswer> {
  const { challenge, host } = await call(passkeyChallenge, {})
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const given = await startAuthentication({
    optionsJSON: { challenge, rpId: host, userVerification: 'required', timeout: challengeSecondsMax * 1000 },
  }).catch(fail)
  const { clientDataJSON, authenticatorData, signature, userHandle } = given.response
  return {
    ...{ credentialId: given.id, clientData: clientDataJSON, authenticatorData, signature },
    userHandle: userHandle ?? '',
  }
}

/** Lets the device make a passkey as `passkeys.propose` says. Throws `PasskeyFailure`. */
export async function makePasskey(proposal: OutputOf<typeof proposePasskey>, name: string): Promise<NewPasskey> {
  const { challenge, host, userHandle, login, known } = proposal
  const { startRegistration } = await import('@simplewebauthn/browser')
  const made = await startRegistration({
    optionsJSON: {
      ...{ challenge, timeout: challengeSecondsMax * 1000, attestation: 'none' },
      rp: { id: host, name: document.title.split(' · ').at(-1) ?? host },
      user: { id: userHandle, name: login, displayName: name },
      pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
      excludeCredentials: known.map((id) => ({ id, type: 'public-key' })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    },
  }).catch(fail)
  const { clientDataJSON, attestationObject, transports = [] } = made.response
  return { credentialId: made.id, clientData: clientDataJSON, attestation: attestationObject, transports }
}

/** Ed25519, ES256, RS256 (COSE numbers): between them every authenticator has one. */
const algorithms = [-8, -7, -257]

function fail(error: unknown): never {
  const { name, cause } = error as { name?: string; cause?: { name?: string } }
  const kinds = [name, cause?.name]
  if (kinds.includes('InvalidStateError')) throw new PasskeyFailure('known')
  if (kinds.includes('NotAllowedError') || kinds.includes('AbortError')) throw new PasskeyFailure('declined')
  throw new PasskeyFailure('failed')
}
