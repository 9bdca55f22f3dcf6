import type { Origin } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './invitations.refusals.ts'

const loopback = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/

/**
 * The address that stands on a sheet, without a slash at the end. Throws `public_url_needed` unless it is https, or
 * everything stays on this machine.
 */
export function addressForSheets(
  services: Pick<Services, 'config' | 'address'>,
  origin: Pick<Origin, 'address'>,
): string {
  const given = services.config.publicUrl
  if (given?.startsWith('https://')) return given
  const here = given === undefined ? loopback.test(origin.address) : loopback.test(new URL(given).hostname)
  if (!here) throw refuse.public_url_needed()
  return services.address()
}
