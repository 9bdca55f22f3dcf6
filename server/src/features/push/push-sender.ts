import type { PushPayload } from '#protocol/push.ts'
import type { Services } from '#server/platform/services.ts'
import { deliver } from './deliver.ts'
import { claimDue, postpone, removeClaimed, removeSubscription, type Claimed } from './push-queue.queries.ts'
import { vapidOf, type Vapid } from './vapid.ts'

const pollMs = 2000
const claimCount = 64
const atOnceMax = 16
/** A process that dies while sending leaves its rows to others after so long; longer than any request may take. */
const heldMs = 60_000
const attemptsMax = 8
const retryFirstS = 30
const retryS = 3600

const wakers = new WeakMap<Services, () => void>()

/** There is something to send now. */
export function wakeSender(services: Services): void {
  wakers.get(services)?.()
}

/** Sends what is queued until it is stopped; then what is under way ends first. */
export async function startSender(services: Services): Promise<() => Promise<void>> {
  const vapid = vapidOf(services.keys, services.config)
  let isStopped = false
  let isWoken = false
  let endPause = () => {}
  const wake = () => {
    isWoken = true
    endPause()
  }
  wakers.set(services, wake)
  const loop = (async () => {
    while (!isStopped) {
      isWoken = false
      const sent = await sendDue(services, vapid).catch((error: unknown) => {
        services.log.error({ err: error }, 'push')
        return 0
      })
      if (sent < claimCount && !isWoken) await new Promise<void>((resolve) => (endPause = pause(pollMs, resolve)))
    }
  })()
  return async () => {
    isStopped = true
    wake()
    await loop
  }
}

/** Sends what is due now; gives how many rows it took. */
export async function sendDue(services: Services, vapid: Vapid): Promise<number> {
  const at = services.clock.now()
  const claimed = await claimDue(services.db, at, new Date(at.getTime() + heldMs), claimCount)
  const rest = [...claimed]
  const worker = async () => {
    for (let one = rest.shift(); one; one = rest.shift()) await sendOne(services, vapid, one)
  }
  await Promise.all(Array.from({ length: atOnceMax }, worker))
  return claimed.length
}

/** Nothing for whoever has read it, or has a page open and on the screen. */
async function sendOne({ db, config, fanout, clock }: Services, vapid: Vapid, claimed: Claimed): Promise<void> {
  if (!claimed.isWanted || fanout.isWatching(claimed.personId)) return removeClaimed(db, claimed, clock.now())
  const allowPrivate = config.pushPrivateAddresses
  const outcome = await deliver(claimed, payloadOf(claimed), { vapid, allowPrivate })
  if (outcome.result === 'gone') return removeSubscription(db, claimed.subscriptionId)
  if (outcome.result !== 'later' || claimed.attempts >= attemptsMax) return removeClaimed(db, claimed, clock.now())
  const delayS = Math.min(retryS, Math.max(outcome.retryAfterS ?? 0, retryFirstS * 2 ** (claimed.attempts - 1)))
  await postpone(db, claimed, new Date(clock.now().getTime() + delayS * 1000))
}

function payloadOf({ kind, tag, conversationId, unread, language }: Claimed): PushPayload {
  return { v: 1, kind, tag, text: texts[kind][language === 'en' ? 'en' : 'ru'], conversationId, unread }
}

const texts = {
  message: { ru: 'Новое сообщение', en: 'New message' },
  mention: { ru: 'Вас упомянули', en: 'You were mentioned' },
  report: { ru: 'Новая жалоба ждёт ответа', en: 'A new report waits for an answer' },
  notice: { ru: 'Документ ждёт ознакомления', en: 'A notice waits to be acknowledged' },
} as const

function pause(ms: number, done: () => void): () => void {
  const timer = setTimeout(done, ms)
  return () => {
    clearTimeout(timer)
    done()
  }
}
