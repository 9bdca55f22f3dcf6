// Builds the web client if its sources have changed, and says how much a first visit loads.
import { join } from 'node:path'
import { ensureWebClient } from '#server/cli/web-client.ts'
import { reportFirstLoad } from './web-size.ts'

await ensureWebClient((_, work) => work())
if (!reportFirstLoad(join(import.meta.dirname, '../web/dist'))) process.exitCode = 1
