import type { CallContract, InputOf, OutputOf } from '#protocol/contract.ts'
import type { RefusalBody } from '#protocol/envelope.ts'

export type Answer<C> = { status: number; body: OutputOf<C>; refusal: RefusalBody }

/** A browser as the HTTP door sees one: keeps the session cookie between calls. `cookie` null: signed out. */
export type Browser = {
  cookie: string | null
  /** Of the last answer, with its attributes. */
  setCookie: string | null
  send<C extends CallContract>(contract: C, input: InputOf<C>, headers?: Record<string, string>): Promise<Answer<C>>
  /** As `send`, and throws unless the answer is 200. */
  call<C extends CallContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export function browser(address: string): Browser {
  const self: Browser = {
    cookie: null,
    setCookie: null,
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers)
      if (self.cookie) headers.set('cookie', self.cookie)
      const response = await fetch(address + path, { ...init, headers })
      const [set] = response.headers.getSetCookie()
      self.setCookie = set ?? null
      if (set) self.cookie = /^[^=]+=;/.test(set) ? null : set.split(';')[0]!
      return response
    },
    async send(contract, input, headers = {}) {
      const response = await self.fetch(`/api/${contract.name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(input),
      })
      const body = (await response.json()) as never
      return { status: response.status, body, refusal: body }
    },
    async call(contract, input) {
      const { status, body, refusal } = await self.send(contract, input)
      if (status !== 200) throw new Error(`${contract.name}: ${status} ${JSON.stringify(refusal)}`)
      return body
    },
  }
  return self
}
