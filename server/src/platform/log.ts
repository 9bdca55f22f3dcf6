import pino, { type Logger } from 'pino'

/**
 * The log: one JSON object a line, on stderr, so that stdout stays for people. It carries ids and codes, never names,
 * texts or logins.
 */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
