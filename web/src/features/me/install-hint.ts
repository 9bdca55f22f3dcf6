import { keep, kept } from '../../platform/device/small-things.ts'

const KEY = 'peremena.installHint'
const DAY_MS = 86_400_000
const againAfterDays = 60

/**
 * Whether to speak of installing: not on the first day, when everything is new, and not again for two months. `seen` is what was
 * remembered: when the first visit was, and when it was last spoken of.
 */
export function isDue(seen: { firstMs: number; toldMs: number }, nowMs: number): boolean {
  const oneDayOld = nowMs - seen.firstMs >= DAY_MS
  return oneDayOld && nowMs - seen.toldMs >= againAfterDays * DAY_MS
}

/** Reads what is remembered on this device; the first question is answered «no» and remembered. */
export function installHintDue(nowMs: number): boolean {
  const seen = read()
  if (seen) return isDue(seen, nowMs)
  write({ firstMs: nowMs, toldMs: 0 })
  return false
}

export function rememberInstallHint(nowMs: number): void {
  write({ firstMs: read()?.firstMs ?? nowMs, toldMs: nowMs })
}

function read(): { firstMs: number; toldMs: number } | null {
  return JSON.parse(kept(KEY) ?? 'null') as { firstMs: number; toldMs: number } | null
}

function write(seen: { firstMs: number; toldMs: number }): void {
  keep(KEY, JSON.stringify(seen))
}
