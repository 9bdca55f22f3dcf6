import type { Config } from '#server/config.ts'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Db } from './call.ts'
import type { Clock } from './clock.ts'
import type { Bus } from './events/bus.ts'
import type { Fanout } from './events/fanout.ts'
import type { NewId } from './ids.ts'
import type { Keys } from './keys.ts'
import type { Limiter } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { SessionSockets } from './transport/session-sockets.ts'

/** What the platform lends to features. One object per server process. */
export type Services = {
  readonly config: Config
  readonly pool: Pool
  readonly db: Db
  readonly log: Logger
  readonly clock: Clock
  readonly newId: NewId
  readonly keys: Keys
  readonly bus: Bus
  readonly fanout: Fanout
  readonly sessionSockets: SessionSockets
  readonly limiter: Limiter
  readonly metrics: Metrics
  /** Where people open the server, without a slash at the end: as set, or else the address it listens on. */
  address(): string
}
