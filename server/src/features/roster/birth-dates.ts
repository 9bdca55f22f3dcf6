import { sql, type RawBuilder } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Birth dates of people who are known already, by `said` (`id`, `birth_date`). The only way in which one changes: what it was
 * stays on record, since past Fridays counted by it.
 */
export async function setBirthDates(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  said: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with former as materialized (
      select p.id, p.birth_date as was, said.birth_date as said from persons p join ${said} said on said.id = p.id
      where p.birth_date is distinct from said.birth_date
    ), kept as (
      insert into former_birth_dates (person_id, birth_date, replaced_at)
      select id, was, ${at} from former on conflict do nothing
    )
    update persons p set birth_date = former.said from former where p.id = former.id`.execute(tx)
}

/** Who turned out to be a line of the list was born when the list says, and was so all along. */
export async function takeBirthDates(
  { tx, at }: CommandContext<unknown>,
  personId: string,
  lineId: string,
): Promise<void> {
  await sql`
    with newcomer as (
      update persons p set birth_date = l.birth_date from persons l
      where p.id = ${personId} and l.id = ${lineId} and p.birth_date is null
        and not exists (select from ties_at(${at}) t where t.person_id = p.id)
      returning p.id
    )
    insert into former_birth_dates (person_id, birth_date, replaced_at)
    select newcomer.id, f.birth_date, f.replaced_at
    from newcomer join former_birth_dates f on f.person_id = ${lineId} on conflict do nothing`.execute(tx)
}
