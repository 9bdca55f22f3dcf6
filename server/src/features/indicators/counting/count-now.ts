import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import { factsOf, valuesOf } from './count.ts'
import { inputsOf } from './inputs.ts'
import { countPeople, type About } from './inputs.queries.ts'
import type { KnownOrganisation } from './organisations.queries.ts'

/** Writes what these organisations are as of now into the live tables. */
export async function countNow(
  tx: Tx,
  organisations: readonly KnownOrganisation[],
  { about, at }: { about: ReadonlyMap<string, About>; at: Date },
): Promise<void> {
  const counted = inputsOf(organisations, about, await countPeople(tx, organisations, at))
  const rows = counted.flatMap(({ organisation, inputs }) =>
    valuesOf(inputs).map((value) => ({ organisation_id: organisation.id, ...value })),
  )
  const facts = counted.map(({ organisation, inputs }) => ({
    organisation_id: organisation.id,
    facts: factsOf(inputs),
  }))
  const ids = organisations.map(({ id }) => id)
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (organisation_id uuid, code text, numerator integer, denominator integer)),
    gone as (
      delete from live_values v where v.organisation_id = any(${ids}::uuid[])
        and not exists (select from given g where g.organisation_id = v.organisation_id and g.code = v.indicator))
    insert into live_values (organisation_id, indicator, numerator, denominator, counted_at)
    select organisation_id, code, numerator, denominator, ${at} from given
    on conflict (organisation_id, indicator) do update
      set numerator = excluded.numerator, denominator = excluded.denominator, counted_at = excluded.counted_at`.execute(
    tx,
  )
  await sql`
    insert into live_organisations (organisation_id, facts, counted_at)
    select organisation_id, facts, ${at}
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as g (organisation_id uuid, facts jsonb)
    on conflict (organisation_id) do update set facts = excluded.facts, counted_at = excluded.counted_at`.execute(tx)
}
