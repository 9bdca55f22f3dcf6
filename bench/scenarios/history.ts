import { openRaw, type RawClient } from '../lib/raw-client.ts'
import { connectPerson, makeRoom, type Peremena, type Target } from '../lib/targets.ts'
import { newId } from '#server/platform/ids.ts'
import { median, quantile } from '../lib/measure.ts'

export type History = { messages: number; p50: number; p95: number; floorP50: number; floorP95: number }

/** The last 50 messages of a long conversation over an open socket, one request after another, ms; beside a bare SELECT. */
export async function history(target: Peremena, floor: Target, messages: number, requests: number): Promise<History> {
  const people = await target.people(30)
  const room = await makeRoom(target.pool, people)
  await target.pool.query(
    `insert into messages (conversation_id, seq, id, v, count, author_id, at, text, content_versions)
     select $1, n, gen_random_uuid(), n, n, ($3::uuid[])[1 + n % 30], now() - ($2::int - n) * interval '1 second',
       'Напоминаю: в пятницу собрание, приносите дневники, запись ' || n, array[n]
     from generate_series(1, $2::int) n`,
    [room, messages, people.map((person) => person.personId)],
  )
  await target.pool.query('update streams set version = $2, last_seq = $2, last_count = $2 where id = $1', [
    room,
    messages,
  ])
  await target.pool.query('analyze messages')
  const client = await connectPerson(target.port, people[0]!)
  const own = await ask(client, { room, messages, requests })
  const bare = await ask(await openRaw(floor.port, `/?rooms=${room}`), { room, messages, requests })
  client.close()
  return { messages, ...own, floorP50: bare.p50, floorP95: bare.p95 }
}

type Asking = { room: string; messages: number; requests: number }

async function ask(client: RawClient, { room, messages, requests }: Asking): Promise<{ p50: number; p95: number }> {
  const times: number[] = []
  for (let n = 0; n < requests; n++) {
    const before = n % 2 === 0 ? undefined : 1 + Math.floor(Math.random() * messages)
    const startedAt = performance.now()
    const page = await new Promise<string>((resolve) => {
      client.onText = (text) => text.startsWith('{"t":"re') && resolve(text)
      client.send(
        JSON.stringify({
          t: 'call',
          id: newId(),
          n: 'messages.history',
          d: { conversationId: room, before, limit: 50 },
        }),
      )
    })
    if (!page.startsWith('{"t":"reply"')) throw new Error(page)
    times.push(performance.now() - startedAt)
  }
  const warm = times.slice(Math.floor(requests / 5))
  return { p50: median(warm), p95: quantile(warm, 0.95) }
}
