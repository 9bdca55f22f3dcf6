import pino, { type Logger } from 'pino'

/**
 * The log: one JSON object a line, on stderr, so that stdout stays for people. It carries ids and codes, never names,
 * texts or logins.
 */
export function createLog(level: string): Logger {
  const serializers = { err: withoutValues }
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers },
    pino.destination({ fd: 2, sync: true }),
  )
}

/** The database tells what it refused with the values that people typed (`detail`, `where`): they stay out of the log. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack, ...more } = pino.stdSerializers.err(error)
  const { code, constraint, table } = more as Record<string, unknown>
  return { type, message, stack, code, constraint, table }
}
