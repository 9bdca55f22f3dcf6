import { newId } from '#server/platform/ids.ts'
import { connectPerson, makeRoom, type Peremena } from '../lib/targets.ts'
import { openRaw, type RawClient } from '../lib/raw-client.ts'
import { median } from '../lib/measure.ts'

export type CatchUp = { conversations: number; events: number; ms: number }

/** A device comes back: hello with a token, then the events of everything that moved, ms. Median of several. */
export async function catchUp(
  target: Peremena,
  conversations: number,
  events: number,
  repeats: number,
): Promise<CatchUp> {
  const people = await target.people(30)
  const rooms: string[] = []
  for (let n = 0; n < conversations; n++) rooms.push(await makeRoom(target.pool, people))
  const writer = await connectPerson(target.port, people[1]!)
  const times: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const token = await tokenOf(target.port, people[0]!.token)
    for (let n = 0; n < events; n++) await send(writer, rooms[(n * 7) % rooms.length]!)
    times.push(
      await back(target.port, people[0]!.token, token, new Map(rooms.map((room) => [room, repeat * events])), events),
    )
  }
  writer.close()
  return { conversations, events, ms: median(times) }
}

async function back(port: number, session: string, token: string, held: ReadonlyMap<string, number>, events: number) {
  const startedAt = performance.now()
  const client = await openRaw(port, '/api/socket', { authorization: `Bearer ${session}` })
  const welcome = await ask(client, { t: 'hello', protocol: 1, token }, 'welcome')
  const { changed } = JSON.parse(welcome) as { changed: { s: string; v: number }[] }
  const streams = changed.filter(({ s }) => held.has(s)).map(({ s, v }) => ({ s, after: Math.max(0, v - events) }))
  const response = await fetch(`http://127.0.0.1:${port}/api/sync.events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
    body: JSON.stringify({ streams }),
  })
  const answer = (await response.json()) as { events: unknown[] }
  if (answer.events.length < events) throw new Error(`${answer.events.length} events instead of ${events}`)
  client.close()
  return performance.now() - startedAt
}

async function tokenOf(port: number, session: string): Promise<string> {
  const client = await openRaw(port, '/api/socket', { authorization: `Bearer ${session}` })
  const welcome = await ask(client, { t: 'hello', protocol: 1 }, 'welcome')
  client.close()
  return (JSON.parse(welcome) as { token: string }).token
}

async function send(client: RawClient, conversationId: string): Promise<void> {
  await ask(
    client,
    { t: 'call', id: newId(), n: 'messages.send', d: { id: newId(), conversationId, text: 'Догоняю' } },
    'reply',
  )
}

function ask(client: RawClient, frame: object, kind: string): Promise<string> {
  return new Promise((resolve) => {
    client.onText = (text) => text.startsWith(`{"t":"${kind}"`) && resolve(text)
    client.send(JSON.stringify(frame))
  })
}
