import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { features } from '#server/features.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import { broken, fromSchema } from './from-schema.ts'

const contracts = features.flatMap((feature) => feature.calls.map(({ contract }) => contract))
const runsPerCall = 12

describe('nothing that is sent to the HTTP door breaks the server', () => {
  let school: School
  let address: string
  let ids: string[]
  let tokens: string[]
  beforeAll(async () => {
    school = await testSchool({ env: { PEREMENA_RATE_FACTOR: '1000' } })
    address = (await school.app.listen()).address
    await school.say(school.fatima, 'Здравствуйте')
    ids = [school.pupils5, school.staff, school.school, school.class5, school.teacher.personId, school.mother.personId]
  })
  // Some calls end sessions: each begins with new ones.
  beforeEach(async () => {
    const actors = [school.head, school.teacher, school.fatima, school.mother]
    tokens = actors.map(() => school.services.newId())
    await school.pool.query(
      `insert into sessions (id, account_id, token_hash, device, expires_at)
       select t, a, sha256(t::text::bytea), 'fuzz', now() + interval '1 day' from unnest($1::uuid[], $2::uuid[]) as x (t, a)`,
      [tokens, actors.map((actor) => actor.accountId)],
    )
  })
  afterAll(() => school.close())

  const junk = fc.oneof(
    fc.constantFrom('abc', '', '0', 'null', "'; drop table", '00000000-0000-0000-0000-00000000000G', 'a'.repeat(4000)),
    fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) }),
  )

  /** Headers as they should be, each of which may be missing or spoilt. */
  const headers = () =>
    fc.record(
      {
        'x-command-id': fc.oneof(fc.uuid(), junk),
        authorization: fc.oneof(
          { arbitrary: fc.constantFrom(...tokens).map((token) => `Bearer ${token}`), weight: 5 },
          { arbitrary: junk, weight: 1 },
        ),
        'content-type': fc.constantFrom('application/json', 'application/json', 'text/plain', 'application/x-junk'),
        'accept-language': fc.oneof(fc.constant('en'), junk),
        'accept-encoding': fc.constantFrom('gzip', 'identity', 'junk'),
        cookie: junk.map((text) => `peremena_session=${text}`),
        origin: fc.oneof(fc.constant(address), junk),
        'x-forwarded-for': junk,
        'user-agent': junk,
      },
      { requiredKeys: ['authorization', 'content-type'] },
    )

  const bodies = (input: object) =>
    fc.oneof(
      { arbitrary: fromSchema(input as never, ids).map((value) => JSON.stringify(value)), weight: 4 },
      { arbitrary: broken(input as never, ids).map((value) => JSON.stringify(value) ?? ''), weight: 2 },
      { arbitrary: fc.constantFrom('', '{', '"', '\0', '[[[[', '{"__proto__":{"a":1}}'), weight: 1 },
    )

  it.each(contracts)('$name', async ({ name, input }) => {
    await fc.assert(
      fc.asyncProperty(headers(), bodies(input), async (sent, body) => {
        const response = await fetch(`${address}/api/${name}`, { method: 'POST', headers: sent as never, body })
        const text = await response.text()
        if (response.status >= 500) throw new Error(`${name}: ${response.status} ${text} for ${body}`)
      }),
      { numRuns: runsPerCall },
    )
  })

  it('a command id that is none is refused, not passed over', async () => {
    const response = await fetch(`${address}/api/account.setLocale`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens[0]}`,
        'content-type': 'application/json',
        'x-command-id': 'abc',
      },
      body: '{"locale":"ru"}',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'bad_command_id' })
  })
})
