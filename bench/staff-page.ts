// node bench/staff-page.ts [--staff 200,2000] [--rounds 30]
// Schools with a staff of different sizes in one database: the first page of their people, a search, a filter by how far
// people have come, and a page from the end. What counts are the ratios to the smallest school, not the times.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { organisationPeople } from '#protocol/organisations.ts'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { QueryHandler } from '#server/platform/call.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { keysFrom } from '#server/platform/keys.ts'
import { fillStaff, type Staffed } from './lib/fill-staff.ts'
import { quantile } from './lib/measure.ts'

const { values } = parseArgs({
  options: { staff: { type: 'string', default: '200,2000' }, rounds: { type: 'string', default: '30' } },
})
const rounds = Number(values.rounds)
const pageSize = 100
const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const log = pino({ level: 'error' })
const config = readConfig({ PEREMENA_DATA: folder, PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1' })
const database = await openDatabase(config, log)
const app = await createApp({ config, pool: database.pool, log, keys: keysFrom(Buffer.alloc(32, 7)) })
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  const schools: Staffed[] = []
  for (const staff of values.staff.split(',').map(Number)) schools.push(await fillStaff(app.services, staff))
  await database.pool.query('analyze')
  report(schools, await measure(schools))
} finally {
  await app.drain()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

type Questions = Record<string, object>

function questionsTo({ staff }: Staffed): Questions {
  return {
    'first page': {},
    'search of one': { text: `Семьянов${staff - 1}` },
    'search of many': { text: 'семьян' },
    'without a code': { state: 'not_invited' },
    'page from the end': { offset: Math.max(0, staff - pageSize) },
  }
}

/** Schools and questions take turns, so that a noisy second touches all of them; the first round only warms up. */
async function measure(schools: readonly Staffed[]): Promise<Map<Staffed, Map<string, number>>> {
  const times = new Map(schools.map((school) => [school, new Map<string, number[]>()]))
  const handler = app.calls.handlers.get(organisationPeople.name) as QueryHandler
  const origin = { address: '127.0.0.1', device: 'bench', language: 'ru', requestId: 'bench' } as const
  for (let round = 0; round <= rounds; round++) {
    for (const school of schools) {
      for (const [title, question] of Object.entries(questionsTo(school))) {
        const input = { organisationId: school.organisationId, circle: 'staff', limit: pageSize, ...question }
        const at = app.services.clock.now()
        const context = { db: app.services.db, actor: school.head, origin, at, services: app.services, looked: noted }
        const startedMs = performance.now()
        await handler.run(context as never, input as never)
        const all = times.get(school)!.get(title) ?? []
        times.get(school)!.set(title, round === 0 ? [] : [...all, performance.now() - startedMs])
      }
    }
  }
  return new Map(
    [...times].map(([school, of]) => [school, new Map([...of].map(([of_, ms]) => [of_, quantile(ms, 0.5)]))]),
  )
}

async function noted(): Promise<void> {}

function report(schools: readonly Staffed[], medians: ReadonlyMap<Staffed, ReadonlyMap<string, number>>): void {
  const smallest = medians.get(schools[0]!)!
  console.log(`median of ${rounds}, load ${loadavg()[0]!.toFixed(1)}; × the same for ${schools[0]!.staff}`)
  for (const title of smallest.keys()) {
    const shown = schools.map((school) => {
      const ms = medians.get(school)!.get(title)!
      return `${school.staff}: ${ms.toFixed(1)} ms (× ${(ms / smallest.get(title)!).toFixed(2)})`
    })
    console.log(`  ${title.padEnd(20)} ${shown.join('   ')}`)
  }
}
