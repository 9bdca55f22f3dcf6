import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockAccount, unblockAccount } from '#protocol/accounts.ts'
import { takeSnapshot } from '#protocol/indicators.ts'
import { closeOrganisation, moveOrganisation, setBranch, verifyOrganisation } from '#protocol/organisations.ts'
import { countLive, organisationsKnown, type OrganisationFacts } from '#server/features/indicators/exports.ts'
import { verifyChain } from '#server/features/audit/exports.ts'
import { sealWaiting } from '#server/features/audit/seal.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { appOn } from '#server/platform/testing.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { seenIn, snapshotsOf, totalsOf } from './snapshots.queries.ts'
import { dueFridays, missedWeeksMax, takeDue } from './take-due.ts'
import { moscow, townIn } from './testing.ts'
import { verifySnapshot } from './verify.ts'

const clock = heldClock(moscow(16, '10:00'))
let s: Scene
beforeAll(async () => {
  s = await scene({ clock })
})
afterAll(() => s.close())

const at = (day: number, time = '12:05', month?: string) =>
  clock.moveMs(moscow(day, time, month).getTime() - clock.now().getTime())
const weeks = async () => (await snapshotsOf(s.services.db, { organisationId: s.officeId })).map(({ week }) => week)

test('nothing is taken before the cut-off has passed and everything before it has been written down', async () => {
  at(20, '11:59')
  expect(await dueFridays(s.services.db, clock.now())).toEqual([])
  at(20, '12:01')
  expect(await takeDue(s.services)).toBe(0)
  at(20, '12:02')
  expect(await takeDue(s.services)).toBe(1)
  expect(await weeks()).toEqual(['2026-W47'])
  expect(await takeDue(s.services)).toBe(0)
})

test('two processes at the same second take one Friday', async () => {
  at(27)
  const other = await appOn(s, { clock })
  const taken = await Promise.all([takeDue(s.services), takeDue(other.services), takeDue(s.services)])
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await weeks()).toEqual(['2026-W47', '2026-W48'])
  await other.services.db.destroy().catch(() => {})
})

test('a Friday leaves a row in the log that carries its hash, and prints the row before it', async () => {
  await sealWaiting(s.services)
  at(4, '12:05', '2026-12')
  await takeDue(s.services)
  const [taken] = await snapshotsOf(s.services.db, { organisationId: s.officeId, week: '2026-W49' })
  const { rows } = await s.pool.query(`select data from audit where act = 'snapshot.taken' order by id desc limit 1`)
  expect(rows[0].data).toMatchObject({ snapshotId: taken!.id, week: '2026-W49', hash: taken!.hash.toString('hex') })
  await sealWaiting(s.services)
  const verified = await s.services.db.transaction().execute((tx) => verifyChain(tx, taken!.anchor!))
  expect(verified).toMatchObject({ broken: null, contained: true })
})

test('a server that was off for months makes up for eight weeks at most, each as of its own noon', async () => {
  at(19, '15:00', '2027-03')
  expect(await takeDue(s.services)).toBe(missedWeeksMax + 1)
  const [missed] = await snapshotsOf(s.services.db, { organisationId: s.officeId, week: '2027-W05' })
  expect(missed!.at).toEqual(moscow(5, '12:00', '2027-02'))
  expect(missed!.takenAt).toEqual(clock.now())
  expect((await weeks()).at(-1)).toBe('2027-W11')
})

test('a Friday that is made up for late knows of a block that was over by then', async () => {
  const town = townIn(s.pool)
  const school = await town.organisation('Одна', { kind: 'school', at: clock.now() })
  const teachers = [await town.person(clock.now()), await town.person(clock.now())]
  for (const teacher of teachers) {
    await town.account(teacher, clock.now())
    await town.works(teacher, school, { at: clock.now() })
  }
  at(26, '12:05', '2027-03')
  await takeDue(s.services)
  const block = [teachers[0], moscow(31, '09:00', '2027-03'), moscow(2, '14:00', '2027-04')]
  await s.pool.query('insert into account_blocks values ($1, $2, $3)', block)
  at(2, '15:00', '2027-04')
  await takeDue(s.services)
  const [before, after] = await snapshotsOf(s.services.db, { organisationId: school })
  const registered = async (id: string) =>
    (await totalsOf(s.services.db, id)).find(({ code }) => code === 'staff_registered')!.numerator
  expect([await registered(before!.id), await registered(after!.id)]).toEqual([2, 1])
  expect(await verifySnapshot(s.services.db, after!, { facts: true })).toMatchObject({ hash: true, facts: [] })
})

describe('what changed on the way is known as it was then', () => {
  test('a block that was lifted, a verification that was taken back, a branch, a move, a closing', async () => {
    const town = townIn(s.pool)
    const [day1, day2, day3] = [new Date(clock.now()), new Date(clock.now()), new Date(clock.now())]
    day2.setMinutes(day1.getMinutes() + 10)
    day3.setMinutes(day1.getMinutes() + 20)
    const { organisationId: other } = await s.found('municipality', 'Второв Иван Иванович')
    await town.works((await s.found('school', 'Лишний Иван Иванович')).personId, s.schoolId, { at: day1 })
    await s.pool.query(`update organisations set inn = '0541000015', ogrn = '1020500000010' where id = $1`, [
      s.schoolId,
    ])
    await s.call(s.office, verifyOrganisation, { organisationId: s.schoolId, verified: true })
    await s.call(s.office, blockAccount, { personId: s.head.personId, reason: 'утерян телефон' })
    clock.moveMs(10 * 60_000)
    await s.call(s.office, unblockAccount, { personId: s.head.personId })
    await s.call(s.office, verifyOrganisation, { organisationId: s.schoolId, verified: false })
    await s.call(s.office, setBranch, {
      ...{ organisationId: s.schoolId, isBranch: true, headOrganisationId: null, reporting: false },
    })
    clock.moveMs(10 * 60_000)
    await town.works(s.office.personId, other, { at: day1, role: 'office_specialist' })
    await s.call(s.office, moveOrganisation, { organisationId: s.schoolId, parentId: other })
    await s.call(s.office, closeOrganisation, { organisationId: s.schoolId, document: '12-р' })
    const known = async (instant: Date) =>
      (await organisationsKnown(s.services.db, instant)).find(({ id }) => id === s.schoolId)
    expect(await known(day1)).toMatchObject({ verified: true, counted: true, parentId: s.officeId })
    expect(await known(day2)).toMatchObject({ verified: false, counted: false, parentId: s.officeId })
    expect(await known(day3)).toBeUndefined()
    const { rows } = await s.pool.query('select from_at, to_at from account_blocks where person_id = $1', [
      s.head.personId,
    ])
    expect(rows).toEqual([{ from_at: day1, to_at: day2 }])
  })
})

describe('an office’s extra snapshot', () => {
  test('is marked so, may be taken twice in a week, and is the same when asked for again', async () => {
    const { actor, organisationId } = await s.found('municipality', 'Третьяков Иван Иванович')
    const id = newId()
    expect(await s.call(actor, takeSnapshot, { id, organisationId }, id)).toEqual({ snapshotId: id })
    expect(await s.call(actor, takeSnapshot, { id, organisationId }, id)).toEqual({ snapshotId: id })
    await s.call(actor, takeSnapshot, { id: newId(), organisationId })
    const taken = await snapshotsOf(s.services.db, { organisationId })
    expect(taken.map(({ kind }) => kind)).toEqual(['interim', 'interim'])
    expect(await verifySnapshot(s.services.db, taken[0]!, { facts: true })).toMatchObject({ hash: true, facts: [] })
  })

  test('is no business of a school that has an office above it', async () => {
    const far = await s.found('municipality', 'Дальний Иван Иванович')
    expect(await s.refusal(s.office, takeSnapshot, { id: newId(), organisationId: far.organisationId })).toBe(
      'not_found',
    )
  })
})

describe('what an office should look at is noted with its numbers', () => {
  test('a shrunk roster and number, people sent on leave, one device for many, a burst before the noon', async () => {
    const town = townIn(s.pool)
    const { organisationId: school, actor } = await s.found('school', 'Честнова Анна Ивановна')
    const begun = new Date(clock.now())
    const staff: { personId: string; tie: string; accountId: string }[] = []
    for (let n = 0; n < 30; n++) {
      const personId = await town.person(begun)
      const tie = await town.works(personId, school, { at: begun })
      staff.push({ personId, tie, accountId: '' })
    }
    await town.expects(school, begun, [40, null, null])
    await takeNext()
    const thursday = new Date(clock.now().getTime() + 6 * 24 * 3600_000)
    for (const { tie } of staff.slice(0, 3)) await town.ends('role_grant_facts', tie, thursday, thursday)
    await town.expects(school, thursday, [31, null, null])
    for (const { personId } of staff.slice(3, 7)) await town.away(personId, school, { at: thursday })
    const noon = new Date(clock.now().getTime() + 7 * 24 * 3600_000 - 5 * 3600_000)
    const device = newId()
    for (const one of staff.slice(10, 16)) {
      one.accountId = await town.account(one.personId, noon)
      await s.pool.query('insert into account_devices values ($1, $2, $3, true)', [one.accountId, device, noon])
    }
    // One of them has used a telephone of her own since: she is inside for good.
    await s.pool.query('insert into account_devices values ($1, $2, $3, false)', [staff[10]!.accountId, newId(), noon])
    await takeNext()
    const taken = (await snapshotsOf(s.services.db, { organisationId: school })).at(-1)!
    const facts = (await seenIn(s.services.db, taken.id)).get(school)!.facts as OrganisationFacts
    expect(facts.notes).toEqual([
      { code: 'staff_shrank', from: 31, to: 28 },
      { code: 'leave_rose', from: 0, to: 4 },
      { code: 'expected_shrank', what: 'staff', from: 40, to: 31 },
      { code: 'shared_devices', count: 5, of: 7 },
      { code: 'activation_burst', count: 6, of: 7 },
    ])
    expect(facts.beside).toContainEqual({ code: 'shared_device', count: 5 })
    // The head and the one with a telephone of her own; 31 expected without the four on leave.
    expect(await totalsOf(s.services.db, taken.id)).toContainEqual({
      ...{ code: 'staff_registered', numerator: 2, denominator: 27 },
    })
    expect(actor).toBeDefined()
  })

  async function takeNext(): Promise<void> {
    clock.moveMs(7 * 24 * 3600_000)
    await takeDue(s.services)
  }
})

test('live numbers follow what changed, and only there', async () => {
  const town = townIn(s.pool)
  const { organisationId: school } = await s.found('school', 'Живова Анна Ивановна')
  await s.found('school', 'Тихова Анна Ивановна')
  expect(await countLive(s.services)).toBeGreaterThan(1)
  const live = async () => {
    const { rows } = await s.pool.query(
      `select numerator, denominator from live_values where organisation_id = $1 and indicator = 'staff_registered'`,
      [school],
    )
    return rows[0]
  }
  expect(await live()).toEqual({ numerator: 1, denominator: 1 })
  // What came within two minutes before the last count is looked at once more: uses are written down that late.
  clock.moveMs(10 * 60_000)
  await countLive(s.services)
  clock.moveMs(10 * 60_000)
  expect(await countLive(s.services)).toBe(0)
  await town.works(await town.person(clock.now()), school, { at: clock.now() })
  expect(await countLive(s.services)).toBe(1)
  expect(await live()).toEqual({ numerator: 1, denominator: 2 })
})
