import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#server/platform/ids.ts'
import { cpuSeconds, median, quantile } from '../lib/measure.ts'
import type { RawClient } from '../lib/raw-client.ts'
import type { Room, Target } from '../lib/targets.ts'

export type Fanout = { deliveriesPerSecond: number; cpuPer10k: number; storedPerSecond: number }

const text = 'Коллеги, завтра педсовет в 15:00 в актовом зале, возьмите журналы.'

/** Several senders, each with a few messages on the way, as fast as the target acknowledges them. */
export async function saturate(
  target: Target,
  rooms: readonly Room[],
  seconds: number,
  senders: number,
  window: number,
): Promise<Fanout> {
  const clients = rooms.flatMap((room) => room.clients)
  const count = () => clients.reduce((sum, client) => sum + client.frames, 0)
  let acknowledged = 0
  let going = true
  const loops = Array.from({ length: senders }, (_, n) => {
    const room = rooms[n % rooms.length]!
    const client = room.clients[Math.floor(n / rooms.length) % room.clients.length]!
    const next = () => going && client.send(frame(room.id))
    onReply(client, () => {
      acknowledged++
      next()
    })
    return () => Array.from({ length: window }, next)
  })
  for (const start of loops) start()
  await sleep(500)
  const before = { frames: count(), acknowledged, cpu: cpuSeconds(target.pids()), at: performance.now() }
  await sleep(seconds * 1000)
  const elapsed = (performance.now() - before.at) / 1000
  const stored = acknowledged - before.acknowledged
  const deliveries = count() - before.frames - stored
  const cpu = cpuSeconds(target.pids()) - before.cpu
  going = false
  await sleep(300)
  for (const client of clients) client.onText = undefined
  return {
    deliveriesPerSecond: deliveries / elapsed,
    cpuPer10k: (cpu / deliveries) * 10_000,
    storedPerSecond: stored / elapsed,
  }
}

export type Latency = { p50: number; p95: number; p99: number; deliveriesPerSecond: number }

/** Messages at a fixed pace, whatever comes back; the time from sending to arrival at some members, ms. */
export async function paced(room: Room, deliveriesPerSecond: number, seconds: number): Promise<Latency> {
  const times: number[] = []
  for (const probe of room.clients.slice(-5)) {
    probe.onText = (received) => {
      const sentAt = /at=([\d.]+)/.exec(received)?.[1]
      if (sentAt && received.startsWith('{"t":"event"')) times.push(performance.now() - Number(sentAt))
    }
  }
  const everyMs = (room.clients.length / deliveriesPerSecond) * 1000
  const total = Math.floor((seconds * 1000) / everyMs)
  const startedAt = performance.now()
  for (let n = 0; n < total; n++) {
    const dueAt = startedAt + n * everyMs
    if (dueAt > performance.now()) await sleep(dueAt - performance.now())
    room.clients[n % 10]!.send(frame(room.id, `at=${performance.now()} ${text}`))
  }
  await sleep(500)
  for (const probe of room.clients.slice(-5)) probe.onText = undefined
  return { p50: median(times), p95: quantile(times, 0.95), p99: quantile(times, 0.99), deliveriesPerSecond }
}

function onReply(client: RawClient, then: () => void): void {
  client.onText = (received) => {
    if (received.startsWith('{"t":"reply"')) then()
    else if (received.startsWith('{"t":"refusal"')) throw new Error(received)
  }
}

function frame(conversationId: string, body = text): string {
  return JSON.stringify({ t: 'call', id: newId(), n: 'messages.send', d: { id: newId(), conversationId, text: body } })
}
