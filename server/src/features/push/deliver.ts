import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import webpush from 'web-push'
import type { PushPayload } from '#protocol/push.ts'
import { publicLookup } from './push-address.ts'
import type { Vapid } from './vapid.ts'

export type Subscription = { endpoint: string; p256dh: string; auth: string }

/** `gone`: it will never work again. `later`: worth another try, after `retryAfterS` where the service says so. */
export type Outcome = { result: 'sent' | 'gone' | 'refused' } | { result: 'later'; retryAfterS: number | undefined }

const timeoutMs = 10_000
/** A notification that could not be shown for so long is of no use. */
const lifetimeS = 24 * 3600
const answerBytesMax = 16 * 1024

/**
 * Sends one notification, encrypted for the device (RFC 8291): the push service sees neither content nor conversation. Never
 * throws.
 */
export async function deliver(
  subscription: Subscription,
  payload: PushPayload,
  { vapid, allowPrivate }: { vapid: Vapid; allowPrivate: boolean },
): Promise<Outcome> {
  try {
    const { endpoint, p256dh, auth } = subscription
    const details = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
      vapidDetails: vapid,
      TTL: lifetimeS,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    })
    return outcomeOf(await post(endpoint, details.headers, details.body, allowPrivate))
  } catch {
    return { result: 'later', retryAfterS: undefined }
  }
}

type Answered = { status: number; retryAfter: string | undefined }

function outcomeOf({ status, retryAfter }: Answered): Outcome {
  if (status >= 200 && status < 300) return { result: 'sent' }
  // 401 and 403: the subscription was made with another key of ours.
  if ([404, 410, 401, 403].includes(status)) return { result: 'gone' }
  if (status === 429 || status >= 500) return { result: 'later', retryAfterS: Number(retryAfter) || undefined }
  return { result: 'refused' }
}

function post(
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
  allowPrivate: boolean,
): Promise<Answered> {
  const request = endpoint.startsWith('http:') ? httpRequest : httpsRequest
  const options = {
    method: 'POST',
    headers,
    signal: AbortSignal.timeout(timeoutMs),
    ...(allowPrivate ? {} : { lookup: publicLookup }),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(endpoint, options, (response) => {
      let received = 0
      response.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received > answerBytesMax) response.destroy()
      })
      response.on('error', reject)
      response.on('close', () => {
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
