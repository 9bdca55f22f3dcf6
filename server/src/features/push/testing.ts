import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushPayload } from '#protocol/push.ts'

export type Knock = { path: string; headers: IncomingHttpHeaders; body: Buffer }

/** A push service of our own, on this machine: takes what the server sends and answers with `status`, not before `held`. */
export async function fakePushService() {
  const knocks: Knock[] = []
  const service = { status: 201, retryAfter: undefined as string | undefined, held: Promise.resolve() }
  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      knocks.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks) })
      await service.held
      if (service.retryAfter) response.setHeader('retry-after', service.retryAfter)
      response.writeHead(service.status).end()
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    address,
    knocks,
    service,
    close: () => new Promise((resolve) => http.close(resolve)),
  }
}

/** A browser's side of a subscription: its keys, and reading what was sent (RFC 8291 §4, RFC 8188 §2). */
export function device(service: { address: string }, path: string) {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: {
      endpoint: `${service.address}${path}`,
      p256dh: ecdh.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    read(body: Buffer): PushPayload {
      const salt = body.subarray(0, 16)
      const keyLength = body[20]!
      const sender = body.subarray(21, 21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
      const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
      const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
      const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
      const sealed = body.subarray(21 + keyLength)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString()) as PushPayload
    },
  }
}

/** Whether the `Authorization: vapid` header is signed by the key that `push.key` gives, for this service (RFC 8292 §2). */
export function isSignedBy(publicKey: string, service: { address: string }, authorization: string): boolean {
  const [, jwt = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head, claims, signature] = jwt.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const { aud, exp } = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { aud: string; exp: number }
  const signed = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
  return (
    key === publicKey &&
    aud === service.address &&
    exp * 1000 > Date.now() &&
    verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature!, 'base64url'))
  )
}
