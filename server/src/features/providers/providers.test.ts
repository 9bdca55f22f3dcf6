import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { me, redeemReset, requestReset, setupState, signIn } from '#protocol/accounts.ts'
import { createInvitations, invitationSheet, requestJoin } from '#protocol/invitations.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import {
  beginProvider,
  finishProvider,
  linkProvider,
  listProviderLinks,
  providerSignIn,
  unlinkProvider,
} from '#protocol/providers.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { giveWayIn, signedIn, testPassword } from '../accounts/testing.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { openProvider } from './provider-testing.ts'

let school: School
let address: string
let provider: Awaited<ReturnType<typeof openProvider>>
let nowMs = Date.now()
beforeAll(async () => {
  provider = await openProvider()
  school = await testSchool({ env: { PEREMENA_OIDC_PROVIDERS: provider.listed() } })
  ;({ address } = await school.app.listen())
  provider.open(address)
  vi.spyOn(school.services.clock, 'now').mockImplementation(() => new Date(nowMs))
})
afterAll(async () => {
  await school.close()
  await provider.close()
})
beforeEach(async () => {
  await school.pool.query('delete from guess_delays')
  await school.pool.query('delete from provider_links')
  await giveWayIn(school, school.teacher, 'teacher')
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.secretary, 'secretary')
})

async function identityOf(subject: string, page: Browser = browser(address)): Promise<string> {
  const { url, flow } = await page.call(beginProvider, { providerId: 'district' })
  return (await page.call(finishProvider, { flow, answer: await provider.answerAs(subject, url) })).identity
}

async function attempt(identity: string, more: object = {}): Promise<string> {
  const device = browser(address)
  const { status, refusal } = await device.send(providerSignIn, { identity, ...more })
  expect(device.cookie !== null).toBe(status === 200)
  return status === 200 ? (await device.call(me, {})).login : refusal.code
}

async function linked(login: string, subject: string): Promise<Browser> {
  const inside = await signedIn(address, login)
  await inside.call(linkProvider, { identity: await identityOf(subject, inside) })
  return inside
}

describe('somebody whom a provider vouches for', () => {
  test('comes into the account that was linked by its owner, and into no other', async () => {
    await linked('teacher', 'alieva')
    await linked('mother', 'zarema')
    expect(await attempt(await identityOf('alieva'))).toBe('teacher')
    expect(await attempt(await identityOf('zarema'))).toBe('mother')
    expect((await browser(address).call(setupState, {})).providers).toEqual([
      { id: 'district', label: 'Вход района' },
      { id: 'away', label: 'Молчун' },
    ])
  })

  test('is nobody here before that, whatever e-mail address the provider tells', async () => {
    expect(await attempt(await identityOf('head@school.example'))).toBe('identity_unknown')
  })

  test('is asked for the second factor where the role needs one', async () => {
    await linked('secretary', 'saida')
    const choose = (secondFactorFor: 'staff'[]) =>
      school.call(school.head, updateOrganisation, { organisationId: school.school, secondFactorFor })
    await choose(['staff'])
    const identity = await identityOf('saida')
    expect(await attempt(identity)).toBe('second_factor_setup')
    await choose([])
    expect(await attempt(identity)).toBe('secretary')
  })

  test('stays out of a closed account', async () => {
    await linked('teacher', 'alieva')
    await school.pool.query(`update accounts set blocked_at = now() where login = 'teacher'`)
    expect(await attempt(await identityOf('alieva'))).toBe('account_blocked')
    await school.pool.query(`update accounts set blocked_at = null where login = 'teacher'`)
  })
})

test('a newcomer joins with an invitation and an identity, without any password, and comes in that way', async () => {
  const { invitationIds } = await school.call(school.head, createInvitations, {
    ...{ organisationId: school.school, role: 'teacher', names: 'Новикова Ольга Ивановна' },
  })
  const { sheets } = await school.call(school.head, invitationSheet, { ids: invitationIds })
  const device = browser(address)
  const asked = {
    ...{ id: school.services.newId(), ticket: sheets[0]!.code, login: 'novikova' },
    name: { familyName: 'Новикова', givenName: 'Ольга' },
  }
  expect((await device.send(requestJoin, asked)).refusal.code).toBe('account_needed')
  const taken = { ...asked, login: 'teacher', identity: await identityOf('novikova') }
  expect((await device.send(requestJoin, taken)).refusal.code).toBe('login_taken')
  await device.call(requestJoin, { ...asked, identity: taken.identity })
  expect((await device.call(me, {})).login).toBe('novikova')
  expect(await attempt(await identityOf('novikova'))).toBe('novikova')
  expect((await browser(address).send(signIn, { login: 'novikova', password: '!' })).refusal.code).toBe(
    'wrong_login_or_password',
  )
  const [link] = (await device.call(listProviderLinks, {})).links
  expect((await device.send(unlinkProvider, { linkId: link!.id })).refusal.code).toBe('last_way_in')
})

describe('an answer of a provider', () => {
  const refused = async (flow: string, answer: string) =>
    (await browser(address).send(finishProvider, { flow, answer })).refusal.code

  test('is taken once, and only by the page that began', async () => {
    const page = browser(address)
    const mine = await page.call(beginProvider, { providerId: 'district' })
    const other = await page.call(beginProvider, { providerId: 'district' })
    const answer = await provider.answerAs('alieva', mine.url)
    expect(await refused(other.flow, answer)).toBe('provider_answer_wrong')
    await page.call(finishProvider, { flow: mine.flow, answer })
    expect(await refused(mine.flow, answer)).toBe('provider_answer_wrong')
  })

  test('with a code that was stolen for another flow gives nobody', async () => {
    const page = browser(address)
    const [victim, thief] = [
      await page.call(beginProvider, { providerId: 'district' }),
      await page.call(beginProvider, { providerId: 'district' }),
    ]
    const stolen = new URLSearchParams(await provider.answerAs('alieva', victim.url))
    stolen.set('state', new URL(thief.url).searchParams.get('state')!)
    expect(await refused(thief.flow, stolen.toString())).toBe('provider_answer_wrong')
  })

  test.for([
    ['of somebody who cancelled', 'error=access_denied', 'provider_declined'],
    ['with an error of the provider', 'error=server_error', 'provider_answer_wrong'],
    ['from another provider (RFC 9207)', 'code=x&iss=https://evil.example', 'provider_answer_wrong'],
    ['with a code that it never gave', 'code=made-up', 'provider_answer_wrong'],
  ] as const)('%s is refused in clear words', async ([, answer, code]) => {
    const { url, flow } = await browser(address).call(beginProvider, { providerId: 'district' })
    const state = new URL(url).searchParams.get('state')!
    const iss = answer.includes('iss=') ? {} : { iss: provider.issuer }
    const given = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(answer)), state, ...iss })
    expect(await refused(flow, given.toString())).toBe(code)
  })

  test('comes too late after five minutes', async () => {
    const { url, flow } = await browser(address).call(beginProvider, { providerId: 'district' })
    const answer = await provider.answerAs('alieva', url)
    nowMs += 5 * 60_000 + 1
    expect(await refused(flow, answer)).toBe('provider_answer_wrong')
    nowMs -= 5 * 60_000 + 1
  })

  test('of a provider that is not there, or unknown, is not waited for', async () => {
    const begin = async (providerId: string) =>
      (await browser(address).send(beginProvider, { providerId })).refusal.code
    expect(await begin('away')).toBe('provider_unreachable')
    expect(await begin('nobody')).toBe('provider_unknown')
  })
})

describe('an identity', () => {
  test('opens one door once', async () => {
    await linked('teacher', 'alieva')
    const identity = await identityOf('alieva')
    const came = await Promise.all([attempt(identity), attempt(identity)])
    expect(came.toSorted()).toEqual(['identity_over', 'teacher'])
  })

  test('is over after ten minutes, and cannot be made up', async () => {
    await linked('teacher', 'alieva')
    const identity = await identityOf('alieva')
    nowMs += 10 * 60_000 + 1
    expect(await attempt(identity)).toBe('identity_over')
    nowMs -= 10 * 60_000 + 1
    expect(await attempt(`A${identity.slice(1)}`)).toBe('identity_over')
  })

  test('belongs to one account; linking it again to the same one changes nothing', async () => {
    const teacher = await linked('teacher', 'alieva')
    const mother = await signedIn(address, 'mother')
    const { refusal } = await mother.send(linkProvider, { identity: await identityOf('alieva') })
    expect(refusal.code).toBe('identity_taken')
    await teacher.call(linkProvider, { identity: await identityOf('alieva') })
    expect((await teacher.call(listProviderLinks, {})).links).toHaveLength(1)
  })

  test('is linked and unlinked only by whoever has just signed in, or proves it', async () => {
    const inside = await linked('teacher', 'alieva')
    const [link] = (await inside.call(listProviderLinks, {})).links
    nowMs += 11 * 60_000
    const identity = await identityOf('another')
    expect((await inside.send(linkProvider, { identity })).refusal.code).toBe('proof_needed')
    await inside.call(linkProvider, { identity, password: testPassword })
    expect((await inside.send(unlinkProvider, { linkId: link!.id })).refusal.code).toBe('proof_needed')
    const stranger = await signedIn(address, 'mother')
    expect((await stranger.send(unlinkProvider, { linkId: link!.id })).refusal.code).toBe('link_not_found')
    await inside.call(unlinkProvider, { linkId: link!.id, password: testPassword })
    expect(await attempt(await identityOf('alieva'))).toBe('identity_unknown')
  })

  test('that is the last way in cannot be unlinked', async () => {
    const inside = await linked('teacher', 'alieva')
    await school.pool.query(`update accounts set password_hash = '!' where login = 'teacher'`)
    const [link] = (await inside.call(listProviderLinks, {})).links
    expect((await inside.send(unlinkProvider, { linkId: link!.id })).refusal.code).toBe('last_way_in')
  })

  test('opens nothing any more once the administration has restored access', async () => {
    await linked('teacher', 'alieva')
    const { code } = await school.call(school.head, requestReset, { personId: school.teacher.personId })
    await browser(address).call(redeemReset, { login: 'teacher', code: code!, newPassword: testPassword })
    expect(await attempt(await identityOf('alieva'))).toBe('identity_unknown')
  })
})
