import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Provider from 'oidc-provider'

const clientSecret = 'a secret that only the two of them know'

/** A certified OpenID Connect provider on this machine, and a browser that signs in there as whoever is named. */
export async function openProvider() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const folder = mkdtempSync(join(tmpdir(), 'peremena-providers-'))
  let returnAddress = ''
  let provider: Provider | undefined

  /** The address of our server is known only once it runs. */
  function open(address: string): void {
    returnAddress = `${address}/sign-in/back`
    provider = new Provider(issuer, {
      clients: [{ client_id: 'peremena', client_secret: clientSecret, redirect_uris: [returnAddress] }],
      pkce: { required: () => true },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'head@school.example' }) }),
      features: { devInteractions: { enabled: true } },
      cookies: { keys: ['test'] },
    })
    server.on('request', provider.callback())
  }

  /** Goes where the page sends the person, answers what is asked there, and gives the query it comes back with. */
  async function answerAs(subject: string, url: string): Promise<string> {
    const cookies = new Map<string, string>()
    let next = url
    let form: Record<string, string> | undefined
    for (let step = 0; step < 20; step++) {
      const response = await fetch(next, {
        redirect: 'manual',
        method: form ? 'POST' : 'GET',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = response.headers.get('location')
      if (location) {
        next = new URL(location, issuer).href
        form = undefined
        if (next.startsWith(returnAddress)) return new URL(next).search.slice(1)
        continue
      }
      const page = await response.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (!prompt) throw new Error(`the provider asks nothing: ${response.status} ${page}`)
      form = prompt === 'login' ? { prompt, login: subject, password: 'any' } : { prompt }
    }
    throw new Error('the provider never sends anybody back')
  }

  return {
    issuer,
    open,
    answerAs,
    /** What stands in `PEREMENA_OIDC_PROVIDERS`. */
    listed(more: object = {}): string {
      writeFileSync(join(folder, 'secret'), `${clientSecret}\n`)
      const file = join(folder, 'providers.json')
      const entry = { id: 'district', issuer, clientId: 'peremena', clientSecretFile: 'secret', label: 'Вход района' }
      const away = { ...entry, id: 'away', issuer: 'http://127.0.0.1:9', label: 'Молчун' }
      writeFileSync(file, JSON.stringify([{ ...entry, ...more }, away]))
      return file
    },
    async close(): Promise<void> {
      rmSync(folder, { recursive: true })
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
