import { createECDH } from 'node:crypto'
import type { Config } from '#server/config.ts'
import type { Keys } from '#server/platform/keys.ts'

export type Vapid = { readonly subject: string; readonly publicKey: string; readonly privateKey: string }

/**
 * The key pair by which push services know this server (RFC 8292). It is derived from the master key, so that it lies outside
 * the data folder, is the same in every process, and comes back with a restored key file.
 */
export function vapidOf(keys: Keys, config: Pick<Config, 'publicUrl'>): Vapid {
  for (let n = 0; ; n++) {
    const ecdh = createECDH('prime256v1')
    try {
      ecdh.setPrivateKey(keys.deriveKey(`vapid ${n}`))
    } catch {
      // Not a number below the order of the curve: once in four billion keys.
      continue
    }
    const privateKey = ecdh.getPrivateKey('base64url').padStart(43, 'A')
    return { subject: subjectOf(config), publicKey: ecdh.getPublicKey('base64url'), privateKey }
  }
}

/** Whom the push service may turn to: the address of the installation, once it has one. */
function subjectOf({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  if (publicUrl?.startsWith('https:')) return publicUrl
  return 'mailto:operator@peremena.invalid'
}
