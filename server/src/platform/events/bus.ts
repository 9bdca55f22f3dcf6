import type { NumberedEvent } from './streams.ts'

/** A short-lived word to everybody on a stream: typing, presence, a session that ended. */
export type Signal = { streamId: string; name: string; data: object; exceptPersonId?: string | undefined }

export type BusListener = { event(event: NumberedEvent): void; signal(signal: Signal): void }

/** Carries committed events and signals to every process that has listeners. In one process, or over NATS. */
export type Bus = {
  publish(events: readonly NumberedEvent[]): void
  signal(signal: Signal): void
  listen(listener: BusListener): void
}

export function inProcessBus(): Bus {
  const listeners: BusListener[] = []
  return {
    publish(events) {
      for (const listener of listeners) for (const event of events) listener.event(event)
    },
    signal(signal) {
      for (const listener of listeners) listener.signal(signal)
    },
    listen(listener) {
      listeners.push(listener)
    },
  }
}
