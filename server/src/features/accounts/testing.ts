import type { Actor } from '#server/platform/call.ts'
import type { TestServer } from '#server/platform/testing.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { signIn } from '#protocol/accounts.ts'
import { hashSecret } from './passwords.ts'

export const testPassword = 'гора над морем'
let hash: Promise<string> | undefined

/** Gives a person of the test school a login and the test password. */
export async function giveWayIn(server: Pick<TestServer, 'pool'>, { personId }: Actor, login: string): Promise<void> {
  hash ??= hashSecret(testPassword)
  await server.pool.query('update accounts set login = $2, password_hash = $3 where person_id = $1', [
    personId,
    login,
    await hash,
  ])
}

/** A browser in which the person has just signed in. */
export async function signedIn(address: string, login: string, how: { ephemeral?: boolean } = {}): Promise<Browser> {
  const one = browser(address)
  await one.call(signIn, { login, password: testPassword, ...how })
  return one
}
