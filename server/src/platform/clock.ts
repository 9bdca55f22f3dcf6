/** The server's only source of time; tests hold it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export function heldClock(start = new Date('2026-11-23T09:00:00.000Z')): Clock & { moveMs(ms: number): void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    moveMs(ms) {
      at += ms
    },
  }
}
