import { sql } from 'kysely'
import { classChanged } from '#protocol/classes.ts'
import { consentGraceDays } from '#protocol/organisations.ts'
import { announceOrganisation, followRoster, tiesFollowed } from '#server/features/organisations/exports.ts'
import type { CommandContext, Db } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { announceTies } from './notices.ts'
import { restrictionFollowed } from './restriction-writes.ts'

const peopleAtOnce = 50
/** An act that was recorded ahead of its date by a moment only may have committed after the last run looked. */
const overlapMs = 60_000

/**
 * Lets chats follow what began or ended by its date since the last run, with no act that would say so: an acting head's two
 * weeks, a leaving or a leave entered ahead, a guardian's restriction, a pupil who turns 14 or has to wait for consent from now on. A run
 * that dies is done again.
 */
export async function followDates(services: Services): Promise<void> {
  const to = services.clock.now()
  const since = await services.db.selectFrom('roster_dates').select('followed_to').executeTakeFirstOrThrow()
  const from = new Date(since.followed_to.getTime() - overlapMs)
  for (const pair of await restrictionsBetween(services.db, from, to))
    await runAs(services, null, (ctx) => restrictionFollowed(ctx, pair))
  const passed = await passedBetween(services.db, from, to)
  for (let first = 0; first < passed.length; first += peopleAtOnce) {
    const slice = passed.slice(first, first + peopleAtOnce)
    await runAs(services, null, (ctx) => follow(ctx, slice))
  }
  const leaves = await leavesBetween(services.db, from, to)
  if (leaves.length > 0) await runAs(services, null, async (ctx) => tiesFollowed(ctx, leaves))
  await services.db.updateTable('roster_dates').set({ followed_to: to }).where('followed_to', '<', to).execute()
}

type Passed = { personId: string; organisationIds: string[]; classIds: string[] }

async function follow(ctx: CommandContext, passed: readonly Passed[]): Promise<void> {
  const people = passed.map((one) => one.personId)
  await followRoster(ctx, people)
  announceTies(ctx, people)
  for (const id of new Set(passed.flatMap((one) => one.organisationIds))) {
    ctx.audienceChanged(id)
    announceOrganisation(ctx, id, 'people')
  }
  for (const id of new Set(passed.flatMap((one) => one.classIds))) {
    ctx.audienceChanged(id)
    ctx.publish(classChanged, id, { what: 'people' })
  }
}

/**
 * Whose ties began or ended in between by a date that lay ahead when it was recorded, guardians with their children; and
 * pupils of whom consent is asked no longer, or whose days without it are over.
 */
async function passedBetween(db: Db, from: Date, to: Date): Promise<Passed[]> {
  const passed = datePassed(from, to)
  const { rows } = await sql<Passed>`
    with enrolled as (
      select e.person_id, e.kind, c.organisation_id, c.id as class_id
      from (select * from enrolments where ${passed}) e join school_classes c on c.id = e.class_id
    ), people as (
      select person_id, organisation_id, null::uuid as class_id from role_grants where ${passed}
      union
      select person_id, organisation_id, class_id from enrolled
      union
      select w.guardian_id, e.organisation_id, e.class_id
      from enrolled e join guardianships w on w.child_id = e.person_id where e.kind = 'pupil'
      union
      select e.person_id, c.organisation_id, c.id
      from organisations o join school_classes c on c.organisation_id = o.id
        and coalesce(o.consent_since, o.consent_both_since) is not null
      join enrolments e on e.class_id = c.id and e.kind = 'pupil' and (e.valid_to is null or e.valid_to > ${from})
      join persons p on p.id = e.person_id
      cross join make_interval(days => ${consentGraceDays}) as grace
      cross join (select max(since) as since from consent_versions where since <= ${to}) v
      cross join lateral (values
        (fourteen_at(p.birth_date, o.time_zone)), (fourteen_at(p.birth_date, o.time_zone) + grace),
        (eighteen_at(p.birth_date, o.time_zone)), (o.consent_since + grace), (o.consent_both_since + grace),
        (v.since), (v.since + grace)) d (day)
      where d.day > ${from} and d.day <= ${to}
    )
    select person_id as "personId",
      array_remove(array_agg(distinct organisation_id), null) as "organisationIds",
      array_remove(array_agg(distinct class_id), null) as "classIds"
    from people group by person_id order by person_id`.execute(db)
  return rows
}

/** Restrictions that began or ended: they come first, since they narrow rights. */
async function restrictionsBetween(db: Db, from: Date, to: Date): Promise<{ guardianId: string; childId: string }[]> {
  const { rows } = await sql<{ guardianId: string; childId: string }>`
    select distinct guardian_id as "guardianId", child_id as "childId" from guardian_restrictions
    where ${datePassed(from, to)} order by 1, 2`.execute(db)
  return rows
}

/** Whose long leave began or ended: it counts where somebody is asked for something. */
async function leavesBetween(db: Db, from: Date, to: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from leaves where ${datePassed(from, to)} order by 1`.execute(db)
  return rows.map(({ id }) => id)
}

function datePassed(from: Date, to: Date) {
  return sql`(
    (valid_to > recorded_at and valid_to > ${from} and valid_to <= ${to})
    or (valid_from > recorded_at and valid_from > ${from} and valid_from <= ${to}))`
}
