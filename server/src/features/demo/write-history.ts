import { sql } from 'kysely'
import { recordOrganisations } from '#server/features/organisations/exports.ts'
import { dayMs, hourMs, minuteMs } from './calendar.ts'
import { seeded } from './random.ts'
import { hasJoined, type Organisation, type OrganisationKey, type Person, type Town } from './town.ts'
import type { Writing } from './writing.ts'

/** In which week each began, and in which the office confirmed its papers; one is still to be confirmed. */
const begunInWeek: Readonly<Record<OrganisationKey, number>> = {
  ...{ office: 0, school: 0, creative: 1, romashka: 2, village: 3, lastochka: 4, sport: 5 },
}
const verifiedInWeek: Readonly<Partial<Record<OrganisationKey, number>>> = {
  ...{ school: 1, creative: 2, romashka: 3, village: 5, sport: 6 },
}
const joiningWeeks = 4
const weekMs = 7 * dayMs

/**
 * How the municipality came in, week by week, so that its Fridays differ: whoever has spoken was inside before, the others came
 * when their organisation did. Everything that the Fridays say is counted from these rows.
 */
export async function writeHistory(writing: Writing, town: Town, foundedAt: number): Promise<void> {
  await spreadJoining(writing, town, foundedAt)
  await writeUsesOfTalk(writing)
  for (const [index, organisation] of town.organisations.entries()) {
    await writePapers(writing, organisation, { index, foundedAt })
    await writeExpected(writing, organisation, foundedAt)
  }
}

async function spreadJoining({ tx, now }: Writing, town: Town, foundedAt: number): Promise<void> {
  const random = seeded('fridays')
  const { rows } = await sql<{ id: string; spoke: Date }>`
    select author_id as id, min(at) as spoke from messages where author_id is not null group by author_id`.execute(tx)
  const spokeAt = new Map(rows.map(({ id, spoke }) => [id, spoke.getTime()]))
  const joined = new Map<string, number>()
  for (const { key, people } of circlesOf(town)) {
    for (const { id } of people) {
      const planned = foundedAt + begunInWeek[key] * weekMs + random.next() * joiningWeeks * weekMs
      const latest = Math.min(spokeAt.get(id) ?? now.getTime(), now.getTime()) - hourMs
      const at = Math.max(foundedAt + 40 * minuteMs, Math.min(planned, latest))
      joined.set(id, Math.min(at, joined.get(id) ?? at))
    }
  }
  await sql`
    update accounts a set first_signed_in_at = j.at, created_at = least(a.created_at, j.at)
    from unnest(${[...joined.keys()]}::uuid[], ${[...joined.values()].map((at) => new Date(at))}::timestamptz[]) as j (id, at)
    where a.person_id = j.id`.execute(tx)
}

/** Everybody who has joined, by the organisation that brought them in. */
function circlesOf({ office, organisations, families }: Town): { key: OrganisationKey; people: Person[] }[] {
  return [office, ...organisations].map(({ key, staff, classes }) => {
    const pupils = classes.flatMap((one) => one.pupils)
    const guardians = families
      .filter(({ children }) => children.some((child) => pupils.includes(child)))
      .flatMap((family) => family.guardians.map(({ person }) => person))
    return { key, people: [...staff.map(({ person }) => person), ...pupils, ...guardians].filter(hasJoined) }
  })
}

/** Who wrote or read has used it, on these days. */
async function writeUsesOfTalk({ tx }: Writing): Promise<void> {
  await sql`
    insert into uses (person_id, day, first_at, last_at)
    select person_id, (at at time zone 'UTC')::date, min(at), max(at) from (
      select author_id as person_id, at from messages where author_id is not null
      union all select person_id, at from read_marks) used
    where exists (select from role_grants r where r.person_id = used.person_id)
    group by person_id, (at at time zone 'UTC')::date
    on conflict do nothing`.execute(tx)
}

type Place = { index: number; foundedAt: number }

async function writePapers(writing: Writing, { key, id }: Organisation, { index, foundedAt }: Place): Promise<void> {
  const week = verifiedInWeek[key]
  const inn = checked(`05990000${index}`, innWeights)
  const ogrn = `10205990000${index}`
  await sql`update organisations set inn = ${inn}, ogrn = ${ogrn + (Number(BigInt(ogrn) % 11n) % 10)} where id = ${id}`.execute(
    writing.tx,
  )
  if (week === undefined) return
  const at = foundedAt + week * weekMs + 3 * hourMs
  await writing.act(at, async (ctx) => {
    await sql`update organisations set verified_at = ${ctx.at} where id = ${id}`.execute(ctx.tx)
    await recordOrganisations(ctx, [id])
  })
}

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Nine digits with the check digit of an INN. */
function checked(digits: string, weights: readonly number[]): string {
  const sum = weights.reduce((so, weight, place) => so + weight * Number(digits[place]), 0)
  return `${digits}${(sum % 11) % 10}`
}

/** What the office knows from last year’s report: a little more than the lists hold. */
async function writeExpected({ tx }: Writing, { id, staff, classes }: Organisation, at: number): Promise<void> {
  const numbers = {
    ...{ staff: staff.length + 1, children: classes.reduce((sum, one) => sum + one.pupils.length, 0) + 2 },
    classes: Math.max(classes.length, 2),
  }
  await tx
    .insertInto('expected_number_facts')
    .values({ organisation_id: id, valid_from: new Date(at), ...numbers, source: 'ОО-1', recorded_at: new Date(at) })
    .execute()
}
