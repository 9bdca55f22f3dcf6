/** Whether this device can be notified, and what stands in the way. */
export type PushState =
  /** On, or off and free to be turned on. */
  | 'on'
  | 'off'
  /** The person, or the browser for them, has said no. Only the browser’s settings can change that. */
  | 'denied'
  /** The page came over plain http: browsers have no push there. */
  | 'needs_https'
  /** Safari on a phone gives push only to an app on the home screen. */
  | 'needs_install'
  | 'unsupported'

/** What the browser says of itself. */
export interface PushFacts {
  secure: boolean
  hasPush: boolean
  permission: NotificationPermission | undefined
  subscribed: boolean
  ios: boolean
  standalone: boolean
}

export function pushStateOf(facts: PushFacts): PushState {
  if (!facts.secure) return 'needs_https'
  if (!facts.hasPush) return facts.ios && !facts.standalone ? 'needs_install' : 'unsupported'
  if (facts.permission === 'denied') return 'denied'
  return facts.subscribed && facts.permission === 'granted' ? 'on' : 'off'
}

/** The server’s VAPID key, base64url (RFC 7515 §2), as `pushManager.subscribe` wants it. */
export function keyBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
