import Type, { type Static } from 'typebox'
import { Id, Instant, Version } from './common.ts'

/** Raised when a frame changes its meaning; a client of another number is told to reload. */
export const protocolVersion = 1

/** A client's frame may not be longer than this, in bytes. */
export const frameBytesMax = 64 * 1024

// From the client --------------------------------------------------------------------------------------------------

/** First frame of every connection. `token` is the last one the server gave to this device, if any. */
export const HelloFrame = Type.Object({
  t: Type.Literal('hello'),
  protocol: Type.Integer(),
  token: Type.Optional(Type.String({ maxLength: 200 })),
})

/** A command or a query. `id` is the command id: the same id with the same input may be sent again without harm. */
export const CallFrame = Type.Object({
  t: Type.Literal('call'),
  id: Id,
  n: Type.String({ maxLength: 80 }),
  d: Type.Unknown(),
})

/** Something worth saying only now, never stored: `typing` with a conversation id, `watch` with person ids. */
export const SignalFrame = Type.Object({
  t: Type.Literal('signal'),
  n: Type.String({ maxLength: 40 }),
  d: Type.Unknown(),
})

export const ClientFrame = Type.Union([HelloFrame, CallFrame, SignalFrame])
export type ClientFrame = Static<typeof ClientFrame>

// From the server --------------------------------------------------------------------------------------------------

/** Answer to `hello`: the socket is subscribed from here on; `changed` lists streams that moved since the token. */
export const WelcomeFrame = Type.Object({
  t: Type.Literal('welcome'),
  protocol: Type.Integer(),
  personId: Id,
  token: Type.String(),
  /** True when the token is unknown or too old: fetch the snapshots again. */
  resync: Type.Boolean(),
  changed: Type.Array(Type.Object({ s: Id, v: Version })),
  now: Instant,
})

export const ReplyFrame = Type.Object({ t: Type.Literal('reply'), id: Id, d: Type.Unknown() })

export const RefusalBody = Type.Object({
  code: Type.String(),
  status: Type.Integer(),
  text: Type.String(),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  requestId: Type.Optional(Type.String()),
})
export type RefusalBody = Static<typeof RefusalBody>

export const RefusalFrame = Type.Object({ t: Type.Literal('refusal'), id: Id, d: RefusalBody })

/** Number `v` of stream `s`. A client that misses a number asks `sync.events` for what lies between. */
export const EventFrame = Type.Object({
  t: Type.Literal('event'),
  s: Id,
  v: Version,
  n: Type.String(),
  at: Instant,
  d: Type.Unknown(),
})
export type EventFrame = Static<typeof EventFrame>

/** `typing`, `presence`, `read`, `session.ended`. */
export const ServerSignalFrame = Type.Object({ t: Type.Literal('signal'), n: Type.String(), d: Type.Unknown() })

/** A newer token: everything before it has been sent on this socket. */
export const TokenFrame = Type.Object({ t: Type.Literal('token'), token: Type.String() })

/** The server is leaving: come back after so many milliseconds, plus some jitter of your own. */
export const ReconnectFrame = Type.Object({ t: Type.Literal('reconnect'), afterMs: Type.Integer() })

export const ServerFrame = Type.Union([
  WelcomeFrame,
  ReplyFrame,
  RefusalFrame,
  EventFrame,
  ServerSignalFrame,
  TokenFrame,
  ReconnectFrame,
])
export type ServerFrame = Static<typeof ServerFrame>

/** Why the server closed a socket (WebSocket close codes: RFC 6455 §7.4.1 and the private range). */
export const closeCodes = {
  failed: 1011,
  notSignedIn: 4001,
  sessionEnded: 4002,
  badFrame: 4009,
  tooManySockets: 4010,
  otherProtocol: 4011,
  draining: 4012,
} as const
