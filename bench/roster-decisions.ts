// node bench/roster-decisions.ts [--people 5000,50000] [--rounds 20]
// Somebody looks at a municipality's list of which every fiftieth row is doubtful, and decides one doubt after another. What
// a decision costs with the file kept as it was read, beside reading and comparing everything anew, on the same file in the
// same run: read the ratio.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pino from 'pino'
import { inspectRoster, type ImportDecision } from '#protocol/roster-import.ts'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import {
  applyFile,
  inspectInWorker,
  rosterNow,
  scopeOfOperator,
  type Inspection,
} from '#server/features/roster-import/exports.ts'
import type { Actor, QueryHandler } from '#server/platform/call.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { newId } from '#server/platform/ids.ts'
import { keysFrom } from '#server/platform/keys.ts'
import { foundSchoolsIn } from './lib/found-schools.ts'
import { cpuSeconds, quantile } from './lib/measure.ts'
import { peoplePerOrganisation, rosterCsv, rosterColumns, rosterRow } from './lib/roster-file.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '5000,50000' }, rounds: { type: 'string', default: '20' } },
})
const rounds = Number(values.rounds)
const anewRounds = 3
const doubtfulEvery = 50
const today = new Date().toISOString().slice(0, 10)
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
)
for (const people of values.people.split(',').map(Number)) await decideAll(people)

async function decideAll(people: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
  const log = pino({ level: 'error' })
  const config = readConfig({ PEREMENA_DATA: folder, PEREMENA_PORT: '0', PEREMENA_HOST: '127.0.0.1' })
  const database = await openDatabase(config, log)
  const app = await createApp({ config, pool: database.pool, log, keys: keysFrom(Buffer.alloc(32, 7)) })
  const { services } = app
  try {
    const organisationId = await foundSchoolsIn(services, Math.ceil(people / peoplePerOrganisation))
    const scope = await scopeOfOperator(services.db, organisationId, services.clock.now())
    const options = { today, language: 'ru' } as const
    const known = join(folder, 'known.csv')
    writeFileSync(known, rosterCsv(people))
    await applyFile(services, known, { actor: null, scope, options })
    const list = join(folder, 'list.csv')
    writeFileSync(list, withDoubts(people))
    const actor = await specialist(organisationId)
    const fileId = newId()
    const body = Readable.from([withDoubts(people)])
    await receiveFile(services, { id: fileId, name: 'list.csv', ownerId: actor.personId, body })

    const ask = async (decisions?: ImportDecision[]) => question(actor, { organisationId, fileId, decisions })
    const beforeMb = megabytes()
    const first = await timed(async () => ask())
    const keptMb = megabytes()
    const decisions = first.result.doubtful.map(({ key }, at) => ({
      ...{ doubt: key, is: at % 2 === 0 ? ('other' as const) : ('skip' as const) },
    }))
    const kept = await series(rounds, async (decided) => ask(decisions.slice(0, decided)))
    const anew = await series(anewRounds, async (decided) =>
      inspectInWorker(
        list,
        { ...options, organisationId, listed: 2_000, decisions: decisions.slice(0, decided) },
        rosterNow(services, scope),
      ),
    )
    const last = await ask(decisions.slice(0, anewRounds))
    const again = anew.results.at(-1)!
    if (last.doubtfulCount !== again.doubtfulCount || last.new !== again.new) throw new Error('two answers differ')
    console.log(
      `${first.result.rows} rows, ${first.result.doubtfulCount} doubts, load ${loadavg()[0]!.toFixed(1)}: first look ` +
        `${first.ms.toFixed(0)} ms; a decision ${told(kept)}; with everything anew ${told(anew)}; ` +
        `wall × ${(kept.wallMs / anew.wallMs).toFixed(3)}, processor × ${(kept.cpuMs / anew.cpuMs).toFixed(3)}, ` +
        `answer ${(JSON.stringify(last).length / 1024).toFixed(0)} KiB, memory of the process before ${beforeMb} MB, with the file kept ${keptMb} MB`,
    )
  } finally {
    await app.drain()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }

  async function question(actor: Actor, input: object): Promise<Inspection> {
    const handler = app.calls.handlers.get(inspectRoster.name) as QueryHandler
    const origin = { address: '127.0.0.1', device: 'bench', language: 'ru', requestId: 'bench' } as const
    const looked = async () => undefined
    const context = { db: services.db, actor, origin, at: services.clock.now(), services, looked }
    return handler.run(context as never, input as never) as Promise<Inspection>
  }

  async function specialist(organisationId: string): Promise<Actor> {
    const personId = newId()
    await sql`insert into persons (id, family_name, given_name) values (${personId}, 'Смотрова', 'Анна')`.execute(
      services.db,
    )
    await sql`insert into role_grants (id, person_id, organisation_id, role)
      values (${newId()}, ${personId}, ${organisationId}, 'office_specialist')`.execute(services.db)
    return { personId, accountId: newId(), sessionId: newId() }
  }
}

/** The same people, and for every fiftieth pupil a row more with a slip in the family name and no number. */
function withDoubts(people: number): Buffer {
  const lines = [rosterCsv(people).toString().trimEnd()]
  const empty = ['СНИЛС', '№ личного дела', 'Телефон'].map((name) => rosterColumns.indexOf(name))
  for (let at = 1; at < people; at += doubtfulEvery) {
    const row = rosterRow(at).map((cell, column) => (empty.includes(column) ? '' : cell))
    row[1] = `${row[1]!.slice(0, 2)}${row[1]!.slice(3)}`
    lines.push(row.join(';'))
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; cpuMs: number }> {
  const begun = performance.now()
  const cpu = cpuSeconds([process.pid])
  const result = await work()
  return { result, ms: performance.now() - begun, cpuMs: (cpuSeconds([process.pid]) - cpu) * 1000 }
}

function megabytes(): string {
  return (process.memoryUsage.rss() / 2 ** 20).toFixed(0)
}

type Series = { wallMs: number; p95Ms: number; cpuMs: number; results: Inspection[] }

/** One decision more each time. */
async function series(count: number, work: (decided: number) => Promise<Inspection>): Promise<Series> {
  const all = []
  for (let decided = 1; decided <= count; decided++) all.push(await timed(async () => work(decided)))
  const walls = all.map(({ ms }) => ms)
  return {
    wallMs: quantile(walls, 0.5),
    p95Ms: quantile(walls, 0.95),
    cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / count,
    results: all.map(({ result }) => result),
  }
}

function told({ wallMs, p95Ms, cpuMs }: Series): string {
  return `p50 ${wallMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms, processor ${cpuMs.toFixed(0)} ms`
}
