import type { IncomingMessage } from 'node:http'
import type { Language } from '../refusal.ts'

export const sessionCookie = 'peremena_session'

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

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1), for clients that are not browsers. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/.exec(header ?? '')?.[1]
}
