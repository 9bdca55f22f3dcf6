// node bench/lib/apply-in-server.ts DATA ORGANISATION FILE: a server that listens, and applies a list as an upload would.
import pino from 'pino'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { applyFile, scopeOfOperator } from '#server/features/roster-import/exports.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { openKeys } from '#server/platform/keys.ts'

const [data = '', organisationId = '', path = ''] = process.argv.slice(2)
const log = pino({ level: 'error' })
const config = readConfig({ PEREMENA_DATA: data, PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1' })
const database = await openDatabase(config, log)
const app = await createApp({ config, pool: database.pool, log, keys: openKeys(config.keyFile, data) })
await app.listen()
const scope = await scopeOfOperator(app.services.db, organisationId, app.services.clock.now())
const options = { today: new Date().toISOString().slice(0, 10), language: 'ru' } as const
const { counts } = await applyFile(app.services, path, { actor: null, scope, options })
console.log(JSON.stringify(counts))
await app.drain()
await database.close()
