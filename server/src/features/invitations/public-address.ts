import type { Origin } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './invitations.refusals.ts'

const loopback = /^(localhost|127(\.\d+){3}|\[?::1\]?|::ffff:127(\.\d+){3})$/

type Here = Pick<Services, 'config' | 'address'>
type From = Pick<Origin, 'address'>

/** The address that stands on a sheet, without a slash at the end. Throws `public_url_needed` where there is none to be printed. */
export function addressForSheets(services: Here, origin: From): string {
  const address = addressToShow(services, origin)
  if (address === undefined) throw refuse.public_url_needed()
  return address
}

/** The address by which others find this server; undefined unless it is https, or everything stays on this machine. */
export function addressToShow(services: Here, origin: From): string | undefined {
  const given = services.config.publicUrl
  if (given?.startsWith('https://')) return given
  const here = given === undefined ? loopback.test(origin.address) : loopback.test(new URL(given).hostname)
  return here ? services.address() : undefined
}
