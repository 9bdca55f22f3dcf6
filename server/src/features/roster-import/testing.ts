import { readRoster, type ReadOptions } from './read-roster.ts'

export const today = '2026-11-23'

/** Text in an encoding of one byte a sign; a sign that it lacks becomes «?». */
export function encode(text: string, encoding: string): Buffer {
  const signs = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const bytes = new Map(Array.from(signs, (sign, byte) => [sign, byte]))
  return Buffer.from(Array.from(text, (sign) => bytes.get(sign) ?? 63))
}

/** A CSV file from lines, read into entries. */
export function readLines(lines: readonly string[], options: Partial<ReadOptions> = {}) {
  return readRoster(Buffer.from(lines.join('\r\n')), { today, ...options })
}
