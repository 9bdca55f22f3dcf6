import { connectPerson, makeRoom, type Peremena } from '../lib/targets.ts'
import { pssKiB } from '../lib/measure.ts'
import type { RawClient } from '../lib/raw-client.ts'

export type Idle = { connections: number; streamsEach: number; kibPerConnection: number }

/** Memory of the server per signed-in, subscribed and silent connection. */
export async function idle(target: Peremena, connections: number, streamsEach: number): Promise<Idle> {
  const people = await target.people(connections)
  for (let n = 0; n < streamsEach; n++) {
    // Rooms of 30, as in a school: neighbours share them.
    for (let from = 0; from < people.length; from += 30) await makeRoom(target.pool, people.slice(from, from + 30))
  }
  const before = pssKiB(target.serverPid)
  const clients: RawClient[] = []
  for (let from = 0; from < people.length; from += 50) {
    clients.push(
      ...(await Promise.all(people.slice(from, from + 50).map((person) => connectPerson(target.port, person)))),
    )
  }
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const after = pssKiB(target.serverPid)
  for (const client of clients) client.close()
  return { connections, streamsEach, kibPerConnection: (after - before) / connections }
}
