import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { Exactly, Id, Nothing, Nullable, OneOf } from './common.ts'

export const pushKey = query('push.key', {
  summary: 'The server’s public VAPID key for `pushManager.subscribe` (RFC 8292), base64url.',
  input: Nothing,
  output: Type.Object({ key: Type.String() }),
})

export const subscribePush = command('push.subscribe', {
  summary: 'Notify this device. It ends with the session.',
  input: Exactly({
    /** As `PushSubscription.toJSON()` gives it. */
    endpoint: Type.String({ minLength: 10, maxLength: 2000, pattern: '^https?://' }),
    p256dh: Type.String({ minLength: 80, maxLength: 100 }),
    auth: Type.String({ minLength: 20, maxLength: 40 }),
  }),
  output: Nothing,
})

export const unsubscribePush = command('push.unsubscribe', {
  summary: 'Notify this device no more.',
  input: Exactly({ endpoint: Type.String({ minLength: 1, maxLength: 2000 }) }),
  output: Nothing,
})

export const PushSettings = Type.Object({
  /** A mention is notified even in a muted conversation. */
  mentionsPassMute: Type.Boolean(),
})
export type PushSettings = Static<typeof PushSettings>

export const pushSettings = query('push.settings', {
  summary: 'How I want to be notified, and whether this session is.',
  input: Nothing,
  output: Type.Object({ settings: PushSettings, subscribed: Type.Boolean() }),
})

export const setPushSettings = command('push.setSettings', {
  summary: 'Change how I want to be notified.',
  input: Exactly({ mentionsPassMute: Type.Boolean() }),
  output: Nothing,
})

/**
 * What the service worker gets, as JSON. Never names or texts. `tag` is the notification’s tag: a newer one replaces an
 * older one of the same thing on every device. `unread` is the badge: conversations with something unread, muted ones aside.
 */
export const PushPayload = Type.Object({
  v: Type.Literal(1),
  kind: OneOf('message', 'mention', 'report', 'notice'),
  tag: Type.String(),
  /** «Новое сообщение», in the person’s language. */
  text: Type.String(),
  conversationId: Nullable(Id),
  unread: Nullable(Type.Integer()),
})
export type PushPayload = Static<typeof PushPayload>
