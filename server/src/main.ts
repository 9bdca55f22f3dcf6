import type { Logger } from 'pino'
import { createApp, type App } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase, type Step } from './platform/database/open.ts'
import { openKeys } from './platform/keys.ts'

export type RunningServer = {
  /** Where people open it. */
  readonly address: string
  /** A one-time link to found the first organisation; undefined once there is one. */
  firstRunLink(): Promise<string | undefined>
  /** Tells sockets to reconnect, lets work in flight finish, stops PostgreSQL. */
  stop(): Promise<void>
}

/** config → database → features → listen; `stop` drains in the other direction. */
export async function startServer(config: Config, log: Logger, step: Step): Promise<RunningServer> {
  const database = await openDatabase(config, log, { kind: 'server', step })
  let app: App | undefined
  const stop = async (): Promise<void> => {
    await app?.drain()
    await database.close()
  }
  try {
    const keys = openKeys(config.keyFile, config.data)
    const made = (app = await createApp({ config, pool: database.pool, keys, log }))
    if (config.demo) await step({ ru: 'Показательный район', en: 'Demo district' }, () => fillDemo(made))
    const { address } = await step({ ru: 'Сервер слушает', en: 'Server listens' }, () => made.listen())
    database.announce(address)
    return { address, firstRunLink: () => made.firstRunLink(), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Loaded only where it is wanted: no real server carries the invented people. */
async function fillDemo({ services }: App): Promise<void> {
  const { buildDemo } = await import('./features/demo/exports.ts')
  await buildDemo(services)
}
