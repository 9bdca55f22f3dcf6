import pg from 'pg'
import type { DatabaseLog } from './embedded.ts'

/** How sessions of the server call themselves in pg_stat_activity; a new server ends those of a killed one. */
export const APPLICATION_NAME = 'peremena server'

export type PoolOptions = { connectionsMax: number; applicationName?: string; log: DatabaseLog }

/**
 * Connections for everyday statements. They end what hangs: a statement after 30 s, waiting for a row after 10 s, an
 * idle transaction after 60 s; long work raises its own limit with SET LOCAL. A lost connection is logged and replaced.
 */
export function openPool(
  url: string,
  { connectionsMax, applicationName = APPLICATION_NAME, log }: PoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    options: genericPlans,
    types: { getTypeParser },
  })
  // The error carries the whole client; its message is enough.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'a database connection was lost'))
  // The pool hears only those that are idle. One that breaks between two statements of a transaction would end the process;
  // the next statement fails by itself, and the pool drops the connection when it comes back.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Our statements are short and their plans do not hang on the values, but planning them costs several times what running
 * them does. What does depend on its values (search) asks for custom plans itself with SET LOCAL.
 */
const genericPlans = '-c plan_cache_mode=force_generic_plan'

/** `bigint` as a number (our sequences stay far below 2^53), `date` as its text: a day has no time zone. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8) return Number
  if (oid === INT8_ARRAY) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))
  if (oid === DATE) return String
  return format === 'binary' ? pg.types.getTypeParser(oid, format) : pg.types.getTypeParser(oid)
}) as typeof pg.types.getTypeParser

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
