import type { IncomingMessage } from 'node:http'
import type { Language } from '../refusal.ts'

export const sessionCookie = 'peremena_session'
/** A number that tells one browser from another and says nothing else: it opens nothing. */
export const deviceCookie = 'peremena_device'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a browser brings as the number of its device, if it is one. */
export function deviceIdOf(cookie: string | undefined): string | undefined {
  return cookie !== undefined && uuid.test(cookie) ? cookie : undefined
}

/** Russian unless the reader asks for another language that we have. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'ru'
}

/** A short name of the device for the list of sessions: «Chrome, Android». Unknown parts are left out. */
export function deviceOf(userAgent: string | undefined): string {
  const browser = /(YaBrowser|Edg|OPR|Firefox|Chrome|Safari)\//.exec(userAgent ?? '')?.[1]
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent ?? '')?.[1]
  return [browser && (browserNames[browser] ?? browser), system].filter(Boolean).join(', ') || '?'
}

const browserNames: Record<string, string> = { YaBrowser: 'Яндекс Браузер', Edg: 'Edge', OPR: 'Opera' }

/**
 * True when a request may act with its cookie: it comes from our own page (or not from a browser at all).
 * `Origin` is compared with the host that was asked for and with the public address.
 */
export function isOwnOrigin(headers: IncomingMessage['headers'], publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return false
  const origin = headers.origin
  if (origin === undefined) return true
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === headers.host
}

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * True when the request began on this machine. `address` is where it came from as far as trusted proxies say; a proxy that
 * nobody trusts, or that does not say for whom it asks, stands for the whole world though it runs here.
 */
export function isFromThisMachine(
  headers: IncomingMessage['headers'],
  address: string,
  trustedProxies: readonly string[],
): boolean {
  if (!loopback.includes(address)) return false
  const isForwarded = forwarding.some((name) => headers[name] !== undefined)
  return !isForwarded || (trustedProxies.length > 0 && headers['x-forwarded-for'] !== undefined)
}

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1), for clients that are not browsers. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/.exec(header ?? '')?.[1]
}
