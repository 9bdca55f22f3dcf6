// node bench/run.ts [fanout] [stored] [idle] [history] [sign-in] [catch-up] [--short]
// Everything runs on this machine: generator, server, PostgreSQL and floors share its cores. What counts are the ratios.
import { cpus, totalmem } from 'node:os'
import { median } from './lib/measure.ts'
import { startFloor, startPeremena, type Room, type Target } from './lib/targets.ts'
import { catchUp } from './scenarios/catch-up.ts'
import { paced, saturate, type Fanout } from './scenarios/fanout.ts'
import { history } from './scenarios/history.ts'
import { idle } from './scenarios/idle.ts'
import { signIns } from './scenarios/sign-in.ts'

const words = process.argv.slice(2)
const short = words.includes('--short')
const asked = words.filter((word) => !word.startsWith('--'))
const wants = (name: string) => asked.length === 0 || asked.includes(name)
const repeats = short ? 1 : 3
const seconds = short ? 2 : 4

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
)
const peremena = await startPeremena()
const database = () => peremena.pids().filter((pid) => pid !== peremena.serverPid)
const floors = [
  await startFloor('broadcast'),
  await startFloor('insert', peremena.databaseUrl, database),
  await startFloor('group', peremena.databaseUrl, database),
]
try {
  if (wants('fanout')) for (const size of [30, 200, 1000]) await fanout(size)
  if (wants('stored')) for (const rooms of [1, 100]) await stored(rooms)
  if (wants('history'))
    print('history page of 50', await history(peremena, floors[1]!, short ? 100_000 : 1_000_000, short ? 300 : 2000))
  if (wants('catch-up')) print('catch-up', await catchUp(peremena, 300, 500, 3))
  if (wants('sign-in')) print('sign-in storm', await signIns(peremena, short ? 100 : 400, 32))
} finally {
  for (const floor of floors) await floor.close()
  await peremena.close()
}
if (wants('idle')) {
  await idleAlone(short ? 1000 : 5000, 10)
  if (!short) await idleAlone(1000, 300)
}
process.exit(0)

/** Each time in a server that has done nothing before: memory that other work has freed would hide what is taken. */
async function idleAlone(connections: number, streamsEach: number): Promise<void> {
  const fresh = await startPeremena()
  print('idle connections', await idle(fresh, connections, streamsEach))
  await fresh.close()
}

/** The targets take turns, so that a noisy minute touches all of them. */
async function fanout(size: number): Promise<void> {
  const results = await alternate([peremena, ...floors], async (target) => {
    const room = await target.room(size)
    const { p50, p95, p99 } = await paced(room, 4000, seconds)
    const full = await saturate(target, [room], seconds, Math.min(size, 20), 8)
    room.close()
    return { ...full, p50, p95, p99 }
  })
  for (const key of ['deliveriesPerSecond', 'cpuPer10k', 'p50', 'p95', 'p99'] as const)
    compare(`room of ${size}, ${key}`, results, key)
}

async function stored(roomCount: number): Promise<void> {
  const results = await alternate([peremena, ...floors.slice(1)], async (target) => {
    const rooms: Room[] = []
    for (let n = 0; n < roomCount; n++) rooms.push(await target.room(roomCount === 1 ? 30 : 3))
    const full: Fanout = await saturate(target, rooms, seconds, roomCount === 1 ? 30 : 200, 16)
    for (const room of rooms) room.close()
    return full
  })
  compare(`stored messages a second, ${roomCount} room(s)`, results, 'storedPerSecond')
}

async function alternate<R>(targets: readonly Target[], run: (target: Target) => Promise<R>) {
  const results = new Map<string, R[]>(targets.map((target) => [target.name, []]))
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const target of targets) results.get(target.name)!.push(await run(target))
  }
  return results
}

function compare<R, K extends keyof R & string>(title: string, results: ReadonlyMap<string, R[]>, key: K): void {
  const medians = [...results].map(([name, runs]) => [name, median(runs.map((run) => Number(run[key])))] as const)
  const own = medians[0]![1]
  const parts = medians.map(
    ([name, value], n) => `${name} ${round(value)}${n === 0 ? '' : ` (×${round(own / value)})`}`,
  )
  console.log(`${title}: ${parts.join(' · ')}`)
}

function print(title: string, result: object): void {
  console.log(
    `${title}: ${Object.entries(result)
      .map(([key, value]) => `${key} ${round(value as number)}`)
      .join(', ')}`,
  )
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
