// node bench/dashboard.ts [--organisations 300,3000,30000] [--rounds 20] [--fridays 12]
// Regions of different sizes in one database: what their specialist sees of them, beside the bare sums of the same numbers in
// one statement. What counts are the ratios to that statement and between the sizes; of the times those of the processors, which
// other work on the machine lengthens least.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pino from 'pino'
import { dashboard, indicatorTable, indicatorWeeks } from '#protocol/indicators.ts'
import { getReport, reportLines } from '#protocol/weekly-report.ts'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { QueryHandler } from '#server/platform/call.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { keysFrom } from '#server/platform/keys.ts'
import { fillNumbers, type Numbered } from './lib/fill-numbers.ts'
import { cpuSeconds, familyOf, quantile } from './lib/measure.ts'

const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '300,3000,30000' },
    rounds: { type: 'string', default: '20' },
    fridays: { type: 'string', default: '12' },
  },
})
const rounds = Number(values.rounds)
const bareSums = 'bare sums'
/** Longer than a picture of now is kept. */
const asideMs = 60_000
const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const log = pino({ level: 'error' })
const config = readConfig({ PEREMENA_DATA: folder, PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1' })
const database = await openDatabase(config, log)
const app = await createApp({ config, pool: database.pool, log, keys: keysFrom(Buffer.alloc(32, 7)) })
const { db } = app.services
const startedAt = Date.now()
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  const regions: Numbered[] = []
  for (const size of values.organisations.split(',').map(Number)) {
    regions.push(await fillNumbers(app.services, size, Number(values.fridays)))
  }
  await database.pool.query('analyze')
  report(regions, await measure(regions))
} finally {
  await app.drain()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

type Work = Record<string, (round: number) => Promise<unknown>>

/** What is asked in each round, in this order: what is kept for seconds is asked for right after what was not. */
function workOn(region: Numbered): Work {
  const organisationId = region.regionId
  const later = (round: number) => startedAt + round * asideMs
  return {
    [bareSums]: () => sumsOf(organisationId),
    'dashboard of now': (round) => ask(region, dashboard.name, { organisationId }, later(round)),
    'of a town, right after': (round) => ask(region, dashboard.name, { organisationId: region.townId }, later(round)),
    'table of now, right after': (round) =>
      ask(region, indicatorTable.name, { organisationId, level: 'organisations', limit: 100 }, later(round)),
    'dashboard of Friday': (round) => ask(region, dashboard.name, { organisationId, when: 'friday' }, later(round)),
    'report of Friday': (round) => ask(region, getReport.name, { organisationId }, later(round)),
    'report, searched': (round) => ask(region, reportLines.name, { organisationId, text: '12' }, later(round)),
    'weeks for charts': (round) => ask(region, indicatorWeeks.name, { organisationId }, later(round)),
  }
}

function sumsOf(regionId: string) {
  return sql`
    select v.indicator, sum(v.numerator), sum(v.denominator) from organisations_below(${regionId}) b
    join live_values v on v.organisation_id = b.id group by v.indicator`.execute(db)
}

function ask({ actor }: Numbered, call: string, input: object, atMs: number) {
  const { run } = app.calls.handlers.get(call) as QueryHandler
  const origin = { address: '127.0.0.1', device: 'bench', language: 'ru', requestId: 'bench' } as const
  const looked = async () => {}
  return run({ db, actor, origin, at: new Date(atMs), services: app.services, looked } as never, input as never)
}

type Taken = { ms: number; cpuMs: number }

/** Regions take turns, so that a noisy second touches all of them. The first round is told apart: nothing is kept then. */
async function measure(regions: readonly Numbered[]): Promise<Map<Numbered, Map<string, Taken[]>>> {
  const taken = new Map(regions.map((region) => [region, new Map<string, Taken[]>()]))
  for (let round = 0; round <= rounds; round++) {
    for (const region of regions) {
      for (const [title, work] of Object.entries(workOn(region))) {
        const [cpuMs, startedMs] = [usedMs(), performance.now()]
        await work(round)
        const one = { ms: performance.now() - startedMs, cpuMs: usedMs() - cpuMs }
        taken.get(region)!.set(title, [...(taken.get(region)!.get(title) ?? []), one])
      }
    }
  }
  return taken
}

/** Of this process and of PostgreSQL; the latter is known to 10 ms, so only sums over many rounds tell. */
function usedMs(): number {
  const { user, system } = process.cpuUsage()
  const postmaster = Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  return (user + system) / 1000 + cpuSeconds(familyOf(postmaster)) * 1000
}

function report(
  regions: readonly Numbered[],
  taken: ReadonlyMap<Numbered, ReadonlyMap<string, readonly Taken[]>>,
): void {
  console.log(`processor of ${rounds} rounds (× bare sums), wall: first, median; load ${loadavg()[0]!.toFixed(1)}`)
  for (const region of regions) {
    const of = taken.get(region)!
    const cpuOf = (title: string) =>
      of
        .get(title)!
        .slice(1)
        .reduce((sum, { cpuMs }) => sum + cpuMs, 0) / rounds
    console.log(`${region.organisations} organisations`)
    for (const [title, [first, ...rest]] of of) {
      const median = quantile(
        rest.map(({ ms }) => ms),
        0.5,
      )
      const cpu = `${cpuOf(title).toFixed(1)} ms (× ${(cpuOf(title) / cpuOf(bareSums)).toFixed(1)})`
      console.log(`  ${title.padEnd(28)} ${cpu.padEnd(22)} ${first!.ms.toFixed(0)}, ${median.toFixed(1)} ms`)
    }
  }
}
