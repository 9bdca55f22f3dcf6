import { isIP } from 'node:net'

/** Whose passkeys these are (WebAuthn «relying party»): a host name, and the one address that may ask for them. */
export type RelyingParty = { readonly host: string; readonly origin: string }

/**
 * The relying party of a server that people open at `address`. Null where browsers have no passkeys: by http (but for this
 * machine itself, called `localhost`), and by a bare IP address.
 */
export function relyingPartyOf(address: string): RelyingParty | null {
  const url = new URL(address)
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (isOwnMachine) url.hostname = 'localhost'
  else if (url.protocol !== 'https:' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return null
  return { host: url.hostname, origin: url.origin }
}

/** The challenge that client data says it answers; empty where it cannot be read. */
export function challengeOf(clientData: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : ''
  } catch {
    return ''
  }
}

/** An account’s user handle: its id, 16 bytes in base64url. */
export function userHandleOf(accountId: string): string {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url')
}
