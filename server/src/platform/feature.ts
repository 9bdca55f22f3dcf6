import type { FastifyInstance } from 'fastify'
import type { Handler } from './call.ts'
import type { OutboxRow } from './jobs/outbox.ts'
import type { Services } from './services.ts'

/** A feature's contents page: all that the server does for it. */
export type Feature = {
  readonly name: string
  readonly calls: readonly Handler[]
  /** Reactions to rows of the outbox, by topic. Called at least once for each, after those of features that listen to the same; within a topic order holds per stream. */
  readonly reactions?: Readonly<Record<string, (row: OutboxRow, services: Services) => Promise<void>>>
  /** Topics of these that come by the hundred and take long; they hold up nothing else. */
  readonly bulk?: readonly string[]
  /** Topics of these that wait for servers of others, which may be slow or away; they hold up nothing else. */
  readonly outward?: readonly string[]
  /** Repeated work by name; runs once per schedule over all processes. `cron` in UTC. */
  readonly jobs?: Readonly<Record<string, { cron: string; run: (services: Services) => Promise<void> }>>
  /** Ordinary HTTP routes beside the calls: uploads, downloads. */
  readonly routes?: (http: FastifyInstance, services: Services) => Promise<void>
  /** Runs once when the server is up; the returned function runs while it drains. */
  readonly start?: (services: Services) => Promise<() => Promise<void>>
}

export function feature(about: Feature): Feature {
  return about
}
