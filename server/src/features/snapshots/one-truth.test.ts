import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countLive } from '#server/features/indicators/exports.ts'
import { statusesOf } from '#server/features/organisations/status.queries.ts'
import { makeReport } from '#server/features/weekly-report/load-report.ts'
import { snapshotOf } from '#server/features/weekly-report/snapshots.queries.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { takeDue } from './take-due.ts'
import { moscow, townIn } from './testing.ts'
import { at, hour, rarely, said, somebody, townOf } from './testing-any-town.ts'

const clock = heldClock(moscow(20, '12:05'))
let server: TestServer
beforeAll(async () => {
  server = await testServer({ clock })
})
afterAll(() => server.close())

/** Nothing of it is still to come: the page of an organisation shows what is so now. */
const somebodyUntilNow = fc
  .tuple(somebody, rarely(hour), rarely(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 100 }))))
  .map(([one, ends, blocked]) => ({
    ...{ ...one, late: 0, signedInLater: null, away: null, ends, blocked, bornBefore: null },
    answer: one.answer && {
      ...one.answer,
      at: one.answer.at % 400,
      withdrawnAfter: (one.answer.withdrawnAfter ?? 0) % 50 || null,
    },
  }))
const saidUntilNow = said.map((one) => ({ ...one, until: null, accountsFrom: null, namedBefore: null }))

const happenings = fc.record({
  people: fc.array(somebodyUntilNow, { minLength: 3, maxLength: 16 }),
  blockedNow: fc.nat({ max: 3 }),
  onOneDevice: fc.constantFrom(0, 0, 8),
  restricted: fc.boolean(),
  archived: fc.boolean(),
  taughtWithoutRole: fc.boolean(),
  says: fc.array(saidUntilNow, { minLength: 5, maxLength: 5 }),
})

test('for any town the page of an organisation, the indicators and the report tell one truth of it', async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async ({ people, says, ...more }) => {
      const region = await townOf(server.pool, people, says)
      await happen(region, more)
      await takeDue(server.services)
      await countLive(server.services)
      const now = clock.now()
      const snapshot = await snapshotOf(server.services.db, region)
      const { lines } = await makeReport(server.services, { id: region, kind: 'region' }, snapshot!, now)
      expect(lines).toHaveLength(4)
      const asked = lines.map(({ organisation: { id } }) => ({ id, timeZone: 'Europe/Moscow' }))
      const statuses = await statusesOf(server.services.db, asked, now)
      for (const line of lines) {
        const status = statuses.get(line.organisation.id)!
        const page = {
          ...{ active: status.active, reasons: status.reasons, connected: status.verified && status.registered > 0 },
          staff: [status.staff.registered, status.staff.total],
        }
        expect(page).toEqual(await liveOf(line.organisation.id))
        expect(page).toEqual(inReport(line))
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 300_000)

test('who comes to work elsewhere makes a device a shared one for all whom it let in before', async () => {
  const town = townIn(server.pool)
  const region = await town.organisation('Область', { kind: 'region', at: at(0) })
  const places = await Promise.all(
    ['Школа 1', 'Школа 2'].map((name) => town.organisation(name, { kind: 'school', parentId: region, at: at(0) })),
  )
  const device = newId()
  for (const [n, from] of [0, 0, 0, 409].entries()) {
    const person = await town.person(at(0))
    await town.account(person, at(1))
    await town.works(person, places[from === 0 ? 0 : 1]!, { at: at(from), recordedAt: at(from) })
    await server.pool.query(
      `insert into account_devices (account_id, device_id, first_at, activated)
       select id, $2, $3, true from accounts where person_id = $1`,
      [person, device, at(2 + n)],
    )
  }
  await takeDue(server.services)
  const friday = await snapshotOf(server.services.db, region)
  const { lines } = await makeReport(server.services, { id: region, kind: 'region' }, friday!, clock.now())
  expect(inReport(lines.find(({ organisation: { id } }) => id === places[0]!)!).staff).toEqual([0, 3])
})

type Line = Awaited<ReturnType<typeof makeReport>>['lines'][number]

function inReport({ active, reasons, cells }: Line) {
  const at = (code: string) => cells.find((cell) => cell?.value.code === code)!.value
  const staff = at('staff_registered')
  expect(at('orgs_active').numerator === 1).toBe(active)
  return {
    ...{ active, reasons, connected: at('orgs_connected').numerator === 1 },
    staff: [staff.numerator, staff.denominator],
  }
}

async function liveOf(id: string) {
  const { rows } = await server.pool.query(
    `select v.indicator, v.numerator, v.denominator, o.facts from live_values v join live_organisations o using (organisation_id)
     where v.organisation_id = $1`,
    [id],
  )
  const of = (code: string) => rows.find(({ indicator }) => indicator === code)
  const staff = of('staff_registered')
  return {
    ...{ active: of('orgs_active').numerator === 1, reasons: rows[0].facts.reasons },
    connected: of('orgs_connected').numerator === 1,
    staff: [staff.numerator, staff.denominator],
  }
}

type Happenings = Omit<typeof happenings extends fc.Arbitrary<infer T> ? T : never, 'people' | 'says'>

/** What else may come between one count and another. */
async function happen(region: string, more: Happenings): Promise<void> {
  const within = `organisation_id in (select id from organisations_below($1))`
  const ask = (text: string, ...values: unknown[]) => server.pool.query(text, [region, ...values])
  await ask(
    `update accounts set blocked_at = $2 where id in (
       select a.id from accounts a join role_grants g using (person_id) where ${within} order by a.id limit $3)`,
    at(50),
    more.blockedNow,
  )
  await ask(
    `insert into account_devices (account_id, device_id, first_at, activated)
     select distinct a.id, $3::uuid, $2::timestamptz, true from accounts a where a.id in (
       select a.id from accounts a join role_grants g using (person_id) where ${within} order by a.id desc limit $4)`,
    ...[at(50), newId(), more.onOneDevice],
  )
  if (more.restricted) {
    await ask(
      `insert into guardian_restriction_facts (id, guardian_id, child_id, valid_from, recorded_at)
       select gen_random_uuid(), w.guardian_id, w.child_id, $2, $2 from guardianships w
       join enrolments e on e.person_id = w.child_id join school_classes c on c.id = e.class_id
       where c.${within} limit 1`,
      at(60),
    )
  }
  if (more.taughtWithoutRole) {
    await ask(
      `insert into enrolment_facts (id, class_id, person_id, kind, valid_from, recorded_at)
       select gen_random_uuid(), c.id, a.person_id, 'teacher', $2, $2 from accounts a
       join role_grants g using (person_id), school_classes c
       where g.${within} and c.${within} order by a.id, c.id limit 2`,
      at(60),
    )
  }
  if (more.archived) {
    await ask(
      `update school_classes set archived_at = $2 where id = (select id from school_classes where ${within} order by id limit 1)`,
      at(70),
    )
  }
}
