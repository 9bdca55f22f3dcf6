import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeConfig, readConfig } from '#server/config.ts'
import { StartRefusal } from '#server/start-refusal.ts'
import { readOidcProviders } from './oidc-providers.ts'

const folder = mkdtempSync(join(tmpdir(), 'peremena-providers-'))
afterAll(() => rmSync(folder, { recursive: true }))
const entry = { id: 'district', issuer: 'https://id.example.org', clientId: 'peremena', label: 'Вход района' }

function written(content: unknown): string {
  const file = join(folder, 'providers.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

function faultOf(content: unknown): string {
  const read = readOidcProviders(written(content))
  return 'expected' in read ? read.expected.en : ''
}

test('a list of providers is read with its secrets, which never come out again', () => {
  writeFileSync(join(folder, 'secret'), 'very secret\n')
  const env = { PEREMENA_OIDC_PROVIDERS: written([{ ...entry, clientSecretFile: 'secret' }]) }
  const config = readConfig(env)
  expect(config.oidcProviders).toEqual([
    { ...entry, issuer: `${entry.issuer}/`, clientSecret: 'very secret', secondFactor: false },
  ])
  expect(JSON.stringify(describeConfig(config, env))).not.toContain('very secret')
  expect(readConfig({}).oidcProviders).toEqual([])
})

test.for([
  ['no JSON', '{', 'no JSON'],
  ['an entry without a client', [{ ...entry, clientId: undefined }], 'clientId'],
  ['a misspelt field', [{ ...entry, secret: 'x' }], 'secret'],
  ['the same id twice', [entry, entry], 'twice'],
  ['an address that anybody on the way can read', [{ ...entry, issuer: 'http://id.example.org' }], 'https'],
  ['a secret that is not there', [{ ...entry, clientSecretFile: 'missing' }], 'missing'],
] as [string, unknown, string][])('the server does not start with %s', ([, content, named]) => {
  expect(faultOf(content)).toContain(named)
  expect(() => readConfig({ PEREMENA_OIDC_PROVIDERS: written(content) })).toThrow(StartRefusal)
})
