import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Text } from '#server/start-refusal.ts'

const Entry = Type.Object(
  {
    /** Stands in addresses of this server: small Latin letters, digits, dashes. */
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    issuer: Type.String({ pattern: '^https?://' }),
    clientId: Type.String({ minLength: 1 }),
    /** A file that holds the secret and nothing else; without one the client is public. Relative to the list. */
    clientSecretFile: Type.Optional(Type.String({ minLength: 1 })),
    label: Type.String({ minLength: 1, maxLength: 40 }),
    /** The provider itself checks two factors: nobody is asked for a second one here. */
    secondFactor: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
const isList = Compile(Type.Array(Entry, { maxItems: 20 }))

export type OidcProvider = {
  readonly id: string
  /** OpenID Connect Discovery 1.0: `/.well-known/openid-configuration` lies under it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly label: string
  readonly secondFactor: boolean
}

/** Reads the list of providers and their secrets, or says in a few words what is wrong. */
export function readOidcProviders(file: string): { value: readonly OidcProvider[] } | { expected: Text } {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return wrong(file, 'файл не прочитан или это не JSON', 'it cannot be read or is no JSON')
  }
  if (!isList.Check(given)) {
    const [error] = isList.Errors(given)
    const place = `${error?.instancePath ?? ''} ${error?.message ?? ''}`.trim()
    return wrong(file, place, place)
  }
  if (new Set(given.map(({ id }) => id)).size < given.length) return wrong(file, 'id повторяется', 'an id occurs twice')
  const open = given.find(({ issuer }) => !isSafe(issuer))
  if (open) return wrong(file, `${open.issuer} не https`, `${open.issuer} is not https`)
  return withSecrets(file, given)
}

function withSecrets(file: string, entries: readonly Static<typeof Entry>[]) {
  const value: OidcProvider[] = []
  for (const { clientSecretFile, secondFactor = false, ...entry } of entries) {
    let clientSecret: string | undefined
    try {
      if (clientSecretFile) clientSecret = readFileSync(resolve(dirname(file), clientSecretFile), 'utf8').trim()
    } catch {
      return wrong(file, `файл ${clientSecretFile} не прочитан`, `${clientSecretFile} cannot be read`)
    }
    // As `URL` writes it, so that a slash at the end makes no other issuer.
    value.push({ ...entry, issuer: new URL(entry.issuer).href, clientSecret, secondFactor })
  }
  return { value }
}

/** Codes and secrets go there: only by https, or on this very machine. */
function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function wrong(file: string, ru: string, en: string): { expected: Text } {
  return {
    expected: {
      ru: `файл JSON со списком служб входа (${file}: ${ru})`,
      en: `a JSON file with a list of providers (${file}: ${en})`,
    },
  }
}
