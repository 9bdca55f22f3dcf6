// node bench/roster-import.ts [--people 5000,50000] [--apply]
// The command line inspects an invented municipality from CSV and XLSX: wall time, processor time, peak memory, and time
// per row at two sizes, which shows whether cost grows with more than the number of rows. With --apply the same files are
// applied to a municipality of as many schools as they name, brought in a second time, and undone; then once more by a server.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { foundSchools } from './lib/found-schools.ts'
import { peoplePerOrganisation, rosterCsv, writeRosterXlsx } from './lib/roster-file.ts'

const pollMs = 25
const clockTicks = 100

const { values } = parseArgs({
  options: { people: { type: 'string', default: '5000,50000' }, apply: { type: 'boolean', default: false } },
})
const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
const command = join(import.meta.dirname, '../server/src/cli/main.ts')
const inServer = join(import.meta.dirname, 'lib/apply-in-server.ts')
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  )
  if (values.apply) for (const people of values.people.split(',').map(Number)) await applyAndBack(people)
  else await inspectAll()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function inspectAll(): Promise<void> {
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
}

/** Every run starts PostgreSQL and stops it again. */
async function applyAndBack(people: number): Promise<void> {
  const csv = join(folder, `${people}.csv`)
  writeFileSync(csv, rosterCsv(people))
  const data = join(folder, `data-${people}`)
  const organisation = await foundSchools(data, Math.ceil(people / peoplePerOrganisation))
  const where = ['--organisation', organisation, '--data', data, '--json']
  const empty = await run(['roster', 'undo', ...where]).catch((error: unknown) => error as Measured)
  if (empty.wallMs) console.log(line(`${people}: start and stop with nothing to do`, empty))
  for (const title of ['applied', 'the same file again']) {
    const { output, ...measured } = await run(['roster', 'apply', csv, ...where])
    console.log(line(`${people} ${title}`, measured), output.replace(/\s+/g, ' '))
  }
  const { output: _, ...undone } = await run(['roster', 'undo', ...where])
  console.log(line(`${people} undone`, undone))
  for (const title of ['applied', 'the same file again']) {
    const { output: __, ...measured } = await run([data, organisation, csv], inServer)
    console.log(line(`${people} ${title}, in a server that listens`, measured))
  }
}

type Measured = { wallMs: number; cpuMs: number; peakMb: number }

/** Runs the command and watches it; throws unless every row was understood. */
async function inspect(path: string, people: number): Promise<Measured> {
  const { output, ...measured } = await run(['roster', 'inspect', path, '--json'])
  const found = JSON.parse(output) as { rows: number; new: number; errorCount: number; doubtfulCount: number }
  if (found.rows !== people || found.errorCount > 0)
    throw new Error(`read ${found.rows} rows, ${found.errorCount} errors`)
  return measured
}

async function run(args: readonly string[], script = command): Promise<Measured & { output: string }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  const seen = { cpuMs: 0, peakMb: 0 }
  const timer = setInterval(() => watch(child.pid, seen), pollMs)
  const { promise, resolve } = Promise.withResolvers<number>()
  child.once('close', (code) => resolve(code ?? 0))
  const code = await promise
  clearInterval(timer)
  const measured = { wallMs: performance.now() - begun, ...seen }
  if (code !== 0) throw Object.assign(new Error(`${args.join(' ')} ended with ${code}: ${output}`), measured)
  return { ...measured, output }
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
