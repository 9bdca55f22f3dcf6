// node bench/school-year.ts [--schools 100,1000] [--accounts 0.2] [--no-follow]
// An invented municipality of schools with 20 classes of 25 children each moves into the new school year by the command line,
// and back. Wall time, processor time (of the command, and with that of PostgreSQL) and peak memory at two sizes show whether cost
// grows with more than the number of schools. Then a server starts with the chats that wait for their people, and is watched until
// the last slice is done: `--accounts` is the share of children who have joined.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { fillSchools } from './lib/fill-schools.ts'
import { foundSchools } from './lib/found-schools.ts'
import { cpuSecondsOfFamily } from './lib/measure.ts'

const pollMs = 25
const familyPollMs = 500
const clockTicks = 100

const { values } = parseArgs({
  options: {
    schools: { type: 'string', default: '100,1000' },
    accounts: { type: 'string', default: '0.2' },
    follow: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const command = join(import.meta.dirname, '../server/src/cli/main.ts')
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  for (const schools of values.schools.split(',').map(Number)) await yearAndBack(schools)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function yearAndBack(schools: number): Promise<void> {
  const data = join(folder, `data-${schools}`)
  const office = await foundSchools(data, schools)
  const begun = performance.now()
  const people = await fillSchools(data, Number(values.accounts))
  console.log(`${schools} schools, ${people} people, filled in ${seconds(performance.now() - begun)} s`)
  const where = ['--below', office, '--data', data, '--json']
  const today = new Date().toISOString().slice(0, 10)
  const { output, ...applied } = await run(['school-year', 'apply', ...where, '--on', today])
  console.log(line(`${schools} applied`, applied), told(output))
  if (values.follow) await followed(data, `${schools} chats follow`)
  const { output: back, ...undone } = await run(['school-year', 'undo', ...where])
  console.log(line(`${schools} undone`, undone), told(back))
  if (values.follow) await followed(data, `${schools} chats follow back`)
  rmSync(data, { recursive: true, force: true })
}

type Measured = { wallMs: number; cpuMs: number; familyMs: number; peakMb: number }

async function run(args: readonly string[]): Promise<Measured & { output: string }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  const watching = watch(child)
  const code = await ended(child)
  const measured = { wallMs: performance.now() - begun, ...watching.stop() }
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${output}`)
  return { ...measured, output }
}

/** A server on the data folder, until nothing waits in the outbox. */
async function followed(data: string, title: string): Promise<void> {
  const begun = performance.now()
  const args = [command, 'start', '--port', '18199', '--data', data]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const watching = watch(child)
  const waiting = await outboxOf(data)
  const first = await waiting()
  while ((await waiting()) > 0) await sleep(500)
  const measured = { wallMs: performance.now() - begun, ...watching.stop() }
  child.kill('SIGTERM')
  await ended(child)
  console.log(line(`${title}, ${first} slices when the server was up`, measured))
}

async function outboxOf(data: string): Promise<() => Promise<number>> {
  for (;;) {
    try {
      const { databaseUrl } = JSON.parse(readFileSync(join(data, 'holder.json'), 'utf8')) as { databaseUrl: string }
      const count = async () => {
        const client = new pg.Client({ connectionString: databaseUrl })
        await client.connect()
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::int as n from outbox where topic <> 'schoolYear.run'`,
        )
        await client.end()
        return rows[0]!.n
      }
      await count()
      return count
    } catch {
      await sleep(100)
    }
  }
}

async function ended(child: ChildProcess): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  child.once('close', (code) => resolve(code ?? 0))
  return promise
}

/** Linux tells of a process what it used so far. */
function watch({ pid }: ChildProcess): { stop(): Omit<Measured, 'wallMs'> } {
  const seen = { cpuMs: 0, familyMs: 0, peakMb: 0 }
  const look = () => {
    try {
      const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      if (peak) seen.peakMb = Number(peak) / 1024
      const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      if (times.length > 12) seen.cpuMs = ((Number(times[11]) + Number(times[12])) * 1000) / clockTicks
    } catch {
      // It has just ended.
    }
  }
  const lookAround = () => {
    if (pid !== undefined) seen.familyMs = Math.max(seen.familyMs, cpuSecondsOfFamily(pid) * 1000)
  }
  const timers = [setInterval(look, pollMs), setInterval(lookAround, familyPollMs)]
  return {
    stop() {
      for (const timer of timers) clearInterval(timer)
      return seen
    },
  }
}

function line(title: string, { wallMs, cpuMs, familyMs, peakMb }: Measured): string {
  const load = loadavg()[0]!.toFixed(1)
  return `${title}: ${seconds(wallMs)} s (processor ${seconds(cpuMs)} s, with PostgreSQL ${seconds(familyMs)} s, load ${load}), peak ${peakMb.toFixed(0)} MB`
}

function told(output: string): string {
  const { done, failed } = JSON.parse(output) as { done: number; failed: unknown[] }
  return `done ${done}, failed ${failed.length}`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
