import { expect, test } from 'vitest'
import { describeConfig, readConfig } from './config.ts'
import { settings } from './config/settings.ts'
import { StartRefusal } from './start-refusal.ts'

function refusalOf(env: Record<string, string>, flags: Record<string, string> = {}): string {
  try {
    readConfig(env, flags)
  } catch (error) {
    if (error instanceof StartRefusal) return error.text.en
    throw error
  }
  return ''
}

test('without any setting a school starts on port 8080 with its data beside the program', () => {
  const config = readConfig({})
  expect(config.port).toBe(8080)
  expect(config.data).toBe(`${process.cwd()}/data`)
  expect(config.keyFile).toBe(`${process.cwd()}/data.key`)
})

test('a flag counts before the environment, the environment before the default', () => {
  expect(readConfig({ PEREMENA_PORT: '81' }).port).toBe(81)
  expect(readConfig({ PEREMENA_PORT: '81' }, { port: '82' }).port).toBe(82)
  expect(readConfig({ PEREMENA_PORT: '  ' }).port).toBe(8080)
})

test('the demo keeps to a folder of its own and to this machine, unless told otherwise', () => {
  const { data, host } = readConfig({}, { demo: '1' })
  expect([data, host]).toEqual([`${process.cwd()}/demo-data`, '127.0.0.1'])
  expect(readConfig({ PEREMENA_HOST: '0.0.0.0' }, { demo: '1' }).host).toBe('0.0.0.0')
  expect(refusalOf({ PEREMENA_DATABASE_URL: 'postgres://a/b' }, { demo: '1' })).toContain('demo')
})

test.for([
  [{ PEREMENA_PORT: '80a' }, 'PEREMENA_PORT'],
  [{ PEREMENA_PORT: '70000' }, 'PEREMENA_PORT'],
  [{ PEREMENA_LOG_LEVEL: 'loud' }, 'trace, debug'],
  [{ PEREMENA_PUBLIC_URL: 'school.example' }, 'https://'],
  [{ PEREMENA_TLS_CERT: 'cert.pem' }, 'PEREMENA_TLS_KEY'],
  [{ PEREMENA_SMTP_URL: 'smtp://mail.example.org' }, 'PEREMENA_MAIL_FROM'],
  [{ PEREMENA_SMTP_URL: 'mail.example.org' }, 'PEREMENA_SMTP_URL'],
  [{ PEREMENA_MAIL_FROM: 'Школа <a@b.org>, c@d.org' }, 'PEREMENA_MAIL_FROM'],
  [{ PEREMENA_KEY_FILE: 'data/key' }, 'outside'],
] as [Record<string, string>, string][])('what does not fit is named: %o', ([env, named]) => {
  expect(refusalOf(env)).toContain(named)
})

test('a password never comes out again, neither in a sentence nor in the list of settings', () => {
  expect(refusalOf({ PEREMENA_DATABASE_URL: 'mysql://school:secret@host/db' })).not.toContain('secret')
  const env = { PEREMENA_DATABASE_URL: 'postgres://school:secret@host/db' }
  expect(JSON.stringify(describeConfig(readConfig(env), env))).not.toContain('secret')
})

test('every setting is explained in both languages under a name of its own', () => {
  const all = Object.values(settings)
  expect(new Set(all.map(({ env }) => env)).size).toBe(all.length)
  for (const { env, doc } of all) expect([env, doc.ru.length > 0, doc.en.length > 0]).toEqual([env, true, true])
})
