import { readFileSync } from 'node:fs'
import type { Output } from './verb.ts'

/** A terminal sends one Ctrl-C to every process of the group, and npm sends it on: these count as one. */
const SAME_SIGNAL_MS = 700

export type StopRequest = {
  /** Resolves at the first Ctrl-C, SIGTERM or hang-up, or when the launcher or npm that started us is gone. */
  readonly told: Promise<void>
  readonly isTold: () => boolean
}

/** Listens for the wish to stop. A second Ctrl-C ends the process at once; the next start recovers what it leaves. */
export function listenForStop(output: Output): StopRequest {
  const { promise, resolve } = Promise.withResolvers<void>()
  let toldAt: number | undefined
  const tell = (): void => {
    const now = performance.now()
    if (toldAt === undefined) {
      toldAt = now
      output.say({ ru: 'Останавливаюсь (ещё раз Ctrl-C — сразу)…', en: 'Stopping (Ctrl-C again: at once)…' })
      resolve()
    } else if (now - toldAt > SAME_SIGNAL_MS) process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell)
  process.once('disconnect', tell)
  process.channel?.unref()
  whenNpmIsGone(tell)
  return { told: promise, isTold: () => toldAt !== undefined }
}

/** npm runs us through a shell, which outlives a killed npm: it is npm itself that must be watched. */
function whenNpmIsGone(tell: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform !== 'linux') return
  const npm = parentOf(process.ppid)
  if (npm === undefined || npm <= 1) return
  const timer = setInterval(() => {
    if (parentOf(process.ppid) === npm) return
    clearInterval(timer)
    tell()
  }, 1_000)
  timer.unref()
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
