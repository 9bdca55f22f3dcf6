import { connectPerson, makeRoom, type Peremena } from '../lib/targets.ts'
import { pssKiB } from '../lib/measure.ts'
import type { RawClient } from '../lib/raw-client.ts'

export type Idle = { connections: number; streamsEach: number; kibPerConnection: number; kibWithGarbage: number }

/**
 * Memory of the server per signed-in, subscribed and silent connection: what they keep, and with all that was allocated
 * while they came in and is not collected before the memory is wanted.
 */
export async function idle(target: Peremena, connections: number, streamsEach: number): Promise<Idle> {
  const people = await target.people(connections)
  for (let n = 0; n < streamsEach; n++) {
    // Rooms of 30, as in a school: neighbours share them.
    for (let from = 0; from < people.length; from += 30) await makeRoom(target.pool, people.slice(from, from + 30))
  }
  await target.collectGarbage()
  const before = pssKiB(target.serverPid)
  const clients: RawClient[] = []
  for (let from = 0; from < people.length; from += 50) {
    clients.push(
      ...(await Promise.all(people.slice(from, from + 50).map((person) => connectPerson(target.port, person)))),
    )
  }
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const atOnce = pssKiB(target.serverPid)
  await target.collectGarbage()
  const kept = pssKiB(target.serverPid)
  for (const client of clients) client.close()
  const each = (kib: number) => (kib - before) / connections
  return { connections, streamsEach, kibPerConnection: each(kept), kibWithGarbage: each(atOnce) }
}
