// node bench/roster-import.ts [--people 5000,50000]
// The command line inspects an invented municipality from CSV and XLSX: wall time, processor time, peak memory, and time
// per row at two sizes, which shows whether cost grows with more than the number of rows.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { rosterCsv, writeRosterXlsx } from './lib/roster-file.ts'

const pollMs = 25
const clockTicks = 100

const { values } = parseArgs({ options: { people: { type: 'string', default: '5000,50000' } } })
const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const command = join(import.meta.dirname, '../server/src/cli/main.ts')
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  const empty = join(folder, 'one.csv')
  writeFileSync(empty, rosterCsv(1))
  const floor = await inspect(empty, 1)
  console.log(line('start, one row', floor))
  for (const people of values.people.split(',').map(Number)) {
    const csv = join(folder, `${people}.csv`)
    const xlsx = join(folder, `${people}.xlsx`)
    writeFileSync(csv, rosterCsv(people))
    await writeRosterXlsx(xlsx, people)
    for (const path of [csv, xlsx]) {
      const found = await inspect(path, people)
      const title = `${people} from ${path.endsWith('csv') ? 'CSV' : 'XLSX'}, ${(statSync(path).size / 2 ** 20).toFixed(1)} MB`
      const perRow = ((found.cpuMs - floor.cpuMs) * 1000) / people
      console.log(`${line(title, found)}, ${perRow.toFixed(0)} µs of processor a row above the start`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Measured = { wallMs: number; cpuMs: number; peakMb: number }

/** Runs the command and watches it; throws unless every row was understood. */
async function inspect(path: string, people: number): Promise<Measured> {
  const begun = performance.now()
  const child = spawn(process.execPath, [command, 'roster', 'inspect', path, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  const seen = { cpuMs: 0, peakMb: 0 }
  const timer = setInterval(() => watch(child.pid, seen), pollMs)
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('close', resolve)
  await promise
  clearInterval(timer)
  const found = JSON.parse(output) as { rows: number; new: number; errorCount: number; doubtfulCount: number }
  if (found.rows !== people || found.errorCount > 0)
    throw new Error(`read ${found.rows} rows, ${found.errorCount} errors`)
  return { wallMs: performance.now() - begun, ...seen }
}

/** Linux tells of a process what it used so far. */
function watch(pid: number | undefined, seen: { cpuMs: number; peakMb: number }): void {
  try {
    const peak = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    if (peak) seen.peakMb = Number(peak) / 1024
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    if (times.length > 12) seen.cpuMs = ((Number(times[11]) + Number(times[12])) * 1000) / clockTicks
  } catch {
    // It has just ended.
  }
}

function line(title: string, { wallMs, cpuMs, peakMb }: Measured): string {
  const load = loadavg()[0]!.toFixed(1)
  return `${title}: ${(wallMs / 1000).toFixed(1)} s (processor ${(cpuMs / 1000).toFixed(1)} s, load ${load}), peak ${peakMb.toFixed(0)} MB`
}
