import pino from 'pino'
import { inject } from 'vitest'
import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { createApp, type App, type AppParts } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Actor } from './call.ts'
import { testDatabase } from './database/testing.ts'
import { keysFrom } from './keys.ts'
import { Refusal } from './refusal.ts'

export type TestOptions = { env?: Record<string, string> } & Pick<
  AppParts,
  'recheckMs' | 'beatMs' | 'helloMs' | 'clock'
>
export type TestServer = Awaited<ReturnType<typeof testServer>>

/**
 * A whole server on a database of its own, without an open port unless `listen` is called. No job begins by itself: a test that
 * happens to run at the full minute would find done what it is about to do.
 */
export async function testServer(options: TestOptions = {}) {
  const database = await testDatabase()
  const app = await appOn(database, options)
  return {
    ...driverOf(app),
    app,
    pool: database.pool,
    url: database.url,
    async close() {
      await app.drain()
      await database.close()
    },
  }
}

/** A second server process's worth of app on the same database. */
export async function appOn(
  database: Pick<Awaited<ReturnType<typeof testDatabase>>, 'pool'>,
  { env, ...times }: TestOptions = {},
): Promise<App> {
  return createApp({
    config: readConfig({ PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1', PEREMENA_DATA: inject('testData'), ...env }),
    pool: database.pool,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    keys: keysFrom(Buffer.alloc(32, 7)),
    jobs: false,
    ...times,
  })
}

/** Calls by contract, as a person. `refusal` gives the code of an expected «no». */
export function driverOf(app: App) {
  const origin = { address: '127.0.0.1', device: 'test', language: 'ru', requestId: 'test' } as const

  async function call<C extends CallContract>(
    actor: Actor | null,
    contract: C,
    input: InputOf<C>,
    commandId?: string,
  ): Promise<OutputOf<C>> {
    return (await app.calls.call(contract.name, { actor, origin, input, commandId })) as OutputOf<C>
  }

  async function refusal<C extends CallContract>(actor: Actor | null, contract: C, input: unknown): Promise<string> {
    try {
      await app.calls.call(contract.name, { actor, origin, input })
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
    return 'no refusal'
  }

  return { call, refusal, services: app.services }
}
