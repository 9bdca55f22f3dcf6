// node bench/search.ts [--messages 1000000] [--folder PATH]
// Search as people run it, on one machine with PostgreSQL beside it; a folder that is named is filled once and kept.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { searchMessages } from '#protocol/messages.ts'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { QueryHandler } from '#server/platform/call.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { keysFrom } from '#server/platform/keys.ts'
import { quantile } from './lib/measure.ts'
import { fillForSearch, searchers, type Searcher } from './lib/search-data.ts'

const roundsPerWord = 40

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '1000000' }, folder: { type: 'string' } },
})
const messages = Number(values.messages)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const log = pino({ level: 'error' })
const config = readConfig({ PEREMENA_DATA: folder, PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1' })
const database = await openDatabase(config, log)
const app = await createApp({ config, pool: database.pool, log, keys: keysFrom(Buffer.alloc(32, 7)) })
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  await fillForSearch(app.services, messages, (line) => console.log(line))
  for (const searcher of await searchers(database.pool)) await measure(searcher)
} finally {
  await app.drain()
  await database.close()
  if (!values.folder) rmSync(folder, { recursive: true, force: true })
}

/** Each word many times, interleaved, so that a noisy second touches all of them; the first round only warms up. */
async function measure({ title, actor, conversationId }: Searcher): Promise<void> {
  const words = [
    'синхрофазотрон',
    'экскурсии',
    'завтра',
    'ведомости',
    'нхрофа',
    'кскурс',
    'втр',
    'завтра экскурсия',
    'небывалое',
  ]
  const times = new Map<string, number[]>(words.map((word) => [word, []]))
  const hits = new Map<string, number>()
  const origin = { address: '127.0.0.1', device: 'bench', language: 'ru', requestId: 'bench' } as const
  for (let round = 0; round <= roundsPerWord; round++) {
    for (const text of words) {
      const input = { text, ...(conversationId ? { conversationId } : {}) }
      const startedMs = performance.now()
      const handler = app.calls.handlers.get(searchMessages.name) as QueryHandler
      const context = { db: app.services.db, actor, origin, at: app.services.clock.now(), services: app.services }
      const answer = (await handler.run(context as never, input as never)) as { hits: unknown[] }
      if (round > 0) times.get(text)!.push(performance.now() - startedMs)
      hits.set(text, answer.hits.length)
    }
  }
  console.log(`\n${title}`)
  for (const [text, all] of times) {
    const row = [quantile(all, 0.5), quantile(all, 0.95)].map((ms) => `${ms.toFixed(1)} ms`.padStart(10))
    console.log(
      `  ${text.padEnd(20)} hits on page ${String(hits.get(text)).padStart(3)}   p50 ${row[0]}   p95 ${row[1]}`,
    )
  }
}
