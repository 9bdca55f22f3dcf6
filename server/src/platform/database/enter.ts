import { setTimeout as sleep } from 'node:timers/promises'
import { refuseStart } from '#server/start-refusal.ts'
import { isAlive } from './embedded-processes.ts'
import { readHolder, tryLock, type Holder, type Lock } from './lock.ts'

/** How long one waits for a verb at its short work, or for a server that is just starting. */
const PATIENCE_MS = 20_000

/** Takes the data folder for a server, which insists on being the only one. Throws a `StartRefusal`. */
export async function enterAsServer(dataFolder: string): Promise<Lock> {
  return enter(dataFolder, 'server', (holder) => {
    if (holder.kind === 'server') refuseSecond(dataFolder, holder)
    return undefined
  })
}

/** Takes the data folder for a verb, or answers the database of the server that has it. Throws a `StartRefusal`. */
export async function enterAsVerb(dataFolder: string): Promise<Lock | { databaseUrl: string }> {
  return enter(dataFolder, 'verb', ({ kind, databaseUrl }) =>
    kind === 'server' && databaseUrl !== undefined ? { databaseUrl } : undefined,
  )
}

type Meet<T> = (holder: Holder) => T

async function enter<T>(dataFolder: string, kind: Holder['kind'], meet: Meet<T>): Promise<Lock | NonNullable<T>> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const lock = tryLock(dataFolder, kind)
    if (lock) return lock
    const holder = readHolder(dataFolder)
    // What a killed holder said of itself stays until the next one speaks.
    const answer = holder && isAlive(holder.pid) ? meet(holder) : undefined
    if (answer) return answer
    if (Date.now() > deadline) refuseSecond(dataFolder, holder)
    await sleep(100)
  }
}

function refuseSecond(dataFolder: string, holder: Holder | undefined): never {
  const [ru, en] = holder ? [`процесс ${holder.pid}`, `process ${holder.pid}`] : ['', '']
  const where = holder?.address ? `, ${holder.address}` : ''
  return refuseStart(
    `С папкой данных ${dataFolder} уже работает другая Перемена (${ru}${where}): остановите её или задайте другую папку в PEREMENA_DATA.`,
    `Another Peremena already works on the data folder ${dataFolder} (${en}${where}): stop it or set another folder in PEREMENA_DATA.`,
  )
}
