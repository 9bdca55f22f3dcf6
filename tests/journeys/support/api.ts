import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import { sessionCookie } from '#server/platform/transport/request-origin.ts'
import { newId } from '../../../web/src/platform/ids.ts'

/** Somebody who speaks the public protocol without a browser, to set the scene where the screen is not the point. */
export type Caller = {
  /** The session cookie's value, for a browser that is to be this person without signing in. */
  token: string
  call<C extends CallContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>>
  /** The code of an expected «no». */
  refusal<C extends CallContract>(contract: C, input: InputOf<C>): Promise<string>
  upload(name: string, bytes: Buffer): Promise<string>
}

/** Calls without an account. A call that signs somebody in gives the caller its session. */
export function caller(address: string, token = ''): Caller {
  const self: Caller = {
    token,
    async call(contract, input) {
      const response = await post(`/api/${contract.name}`, JSON.stringify(input), 'application/json')
      const body = (await response.json()) as { text?: string }
      if (!response.ok) throw new Error(`${contract.name}: ${response.status} ${JSON.stringify(body)}`)
      return body as never
    },
    async refusal(contract, input) {
      const response = await post(`/api/${contract.name}`, JSON.stringify(input), 'application/json')
      return response.ok ? 'no refusal' : ((await response.json()) as { code: string }).code
    },
    async upload(name, bytes) {
      const id = newId()
      const path = `/api/files?id=${id}&name=${encodeURIComponent(name)}`
      const response = await post(path, new Uint8Array(bytes), 'application/octet-stream')
      if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`)
      return id
    },
  }

  async function post(path: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<Response> {
    const headers = { 'content-type': type, 'accept-language': 'ru', 'x-command-id': newId() }
    const known = self.token ? { cookie: `${sessionCookie}=${self.token}` } : {}
    const response = await fetch(new URL(path, address), { method: 'POST', headers: { ...headers, ...known }, body })
    self.token = /^\w+=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1] ?? self.token
    return response
  }

  return self
}

export { newId }
