import { sql } from 'kysely'
import { dayIn } from '#server/features/organisations/exports.ts'
import type { Services } from '#server/platform/services.ts'
import { dayMs, hourMs } from './calendar.ts'
import { organisationOf } from './plan-town.ts'
import type { OrganisationKey, Town } from './town.ts'
import { insertMany, type Writing } from './writing.ts'

const zone = 'Europe/Moscow'
const allKinds = ['school', 'kindergarten', 'additional', 'college']

/** Indicator, percent, days from now. */
const goals = [
  ['staff_registered', 100, 14],
  ['orgs_active', 100, 14],
  ['guardians_covered', 90, 30],
  ['classes_with_form_teacher', 100, 30],
] as const

/** What an organisation has decided to do: when it was written down and by when it was to be done, in days from now. */
const measures: readonly (readonly [
  key: OrganisationKey,
  indicator: string,
  decision: string,
  at: number,
  due: number,
])[] = [
  ['village', 'staff_registered', 'Выдать коды тем, кто ещё не вошёл, на совещании', -9, -2],
  ['lastochka', 'staff_registered', 'Обойти группы с листками, помочь войти', -3, 4],
  ['school', 'guardians_covered', 'Раздать листы на родительских собраниях', -3, 11],
]

/** By when the office wants what of all its organisations. */
export async function writeGoals(
  { tx, newIdAt }: Writing,
  { office }: Town,
  foundedAt: number,
  now: Date,
): Promise<void> {
  const at = foundedAt + dayMs + 2 * hourMs
  const rows = goals.map(([indicator, percent, days]) => ({
    ...{ id: newIdAt(at), organisation_id: office.id, indicator, percent, kinds: allKinds },
    ...{ due: dayFrom(now, days), recorded_at: new Date(at), entered_by: office.staff[1]!.person.id },
  }))
  await insertMany(tx, 'goals', rows)
}

/** What organisations do about it, against the numbers of the last Friday; after that has been counted. */
export async function writeMeasures({ db, clock, newId }: Services, { organisations }: Town): Promise<void> {
  const now = clock.now()
  for (const [key, indicator, decision, at, due] of measures) {
    const { id, staff } = organisationOf(organisations, key)
    await sql`
      insert into measures (id, organisation_id, indicator, week, decision, owner, due, numerator, denominator, recorded_at, recorded_by)
      select ${newId()}, ${id}, ${indicator}, s.week, ${decision}, ${staff[0]!.position}, ${dayFrom(now, due)}::date,
        v.numerator, v.denominator, ${new Date(now.getTime() + at * dayMs)}, ${staff[0]!.person.id}
      from snapshot_values v join snapshots s on s.id = v.snapshot_id
      where v.organisation_id = ${id} and v.indicator = ${indicator} and s.cut_off_at < ${new Date(now.getTime() + at * dayMs)}
      order by s.cut_off_at desc limit 1`.execute(db)
  }
}

function dayFrom(now: Date, days: number): string {
  return dayIn(zone, new Date(now.getTime() + days * dayMs))
}
