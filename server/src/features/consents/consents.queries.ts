import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

/** Answers about one child come one after the other. */
export async function lockChild(tx: Tx, childId: string): Promise<void> {
  await sql`select from persons where id = ${childId} for no key update`.execute(tx)
}

export async function standsFor(tx: Tx, childId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from consents
    where child_id = ${childId} and organisation_id = ${organisationId} and agreed and withdrawn_at is null
    limit 1`.execute(tx)
  return rows.length > 0
}

type AskedRow = {
  childId: string
  organisationId: string
  shortName: string
  name: string
  given: { id: string; byId: string; at: string; version: number } | null
  refused: boolean
  waits: boolean
  dueAt: Date | null
  maySign: boolean
}

/** Where consent for the children of a guardian is missing, and where it stands; by child, then by organisation. */
export async function askedOf(db: Db, guardianId: string, at: Date): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    with children as (
      select w.child_id, bool_or(w.may_sign) as may_sign from guardianships w
      where w.guardian_id = ${guardianId} and not restricted(w.guardian_id, w.child_id, ${at})
        and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
      group by w.child_id
    ), places as (
      select k.child_id, t.organisation_id from children k join ties_at(${at}) t on t.person_id = k.child_id and t.role = 'pupil'
      union
      select c.child_id, c.organisation_id from children k join consents c on c.child_id = k.child_id
      where c.agreed and c.withdrawn_at is null
    )
    select p.child_id as "childId", o.id as "organisationId", o.short_name as "shortName", o.name,
      (select json_build_object('id', c.id, 'byId', c.guardian_id, 'at', c.answered_at, 'version', c.text_version)
        from consents c
        where c.child_id = p.child_id and c.organisation_id = o.id and c.agreed and c.withdrawn_at is null
        order by c.answered_at limit 1) as given,
      exists (select from consents c
        where c.child_id = p.child_id and c.organisation_id = o.id and not c.agreed
          and c.answered_at >= o.consent_since) as refused,
      awaits_consent(p.child_id, o.id, ${at}) as waits,
      case when consent_due(p.child_id, o.id) > ${at} then consent_due(p.child_id, o.id) end as "dueAt",
      k.may_sign as "maySign"
    from places p join children k on k.child_id = p.child_id join organisations o on o.id = p.organisation_id
    join persons n on n.id = p.child_id
    where lacks_consent(p.child_id, o.id, ${at}) or exists (
      select from consents c
      where c.child_id = p.child_id and c.organisation_id = o.id and c.agreed and c.withdrawn_at is null)
    order by n.family_name, n.given_name, n.id, o.short_name, o.id`.execute(db)
  return rows
}

type WaitingRow = { id: string; className: string; refused: boolean; dueAt: Date | null; signers: number }

/** Pupils of an organisation with an account and without consent, by name; parts of `text` may stand anywhere in it. */
export async function waitingPage(
  db: Db,
  organisationId: string,
  at: Date,
  { text, offset, limit }: { text: string; offset: number; limit: number },
): Promise<{ total: number; rows: WaitingRow[] }> {
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const { rows } = await sql<WaitingRow & { total: number }>`
    with pupils as (
      select t.person_id as id, string_agg(distinct t.class_name, ', ' order by t.class_name) as "className"
      from ties_at(${at}) t join accounts a on a.person_id = t.person_id
      where t.organisation_id = ${organisationId} and t.role = 'pupil'
      group by t.person_id
    )
    select k.id, k."className",
      exists (select from consents c join organisations o on o.id = c.organisation_id
        where c.child_id = k.id and o.id = ${organisationId} and not c.agreed and c.answered_at >= o.consent_since) as refused,
      case when consent_due(k.id, ${organisationId}) > ${at} then consent_due(k.id, ${organisationId}) end as "dueAt",
      (select count(distinct w.guardian_id) from guardianships w join accounts a on a.person_id = w.guardian_id
        where w.child_id = k.id and w.may_sign and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})) as signers,
      count(*) over () as total
    from pupils k join persons p on p.id = k.id
    where lacks_consent(k.id, ${organisationId}, ${at}) and not exists (
      select from unnest(${words}::text[]) as w (word)
      where strpos(translate(lower(p.family_name || ' ' || p.given_name || ' ' || p.patronymic), 'ё', 'е'), w.word) = 0)
    order by p.family_name, p.given_name, p.patronymic, p.id
    limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

/** Everybody on the class lists of an organisation. */
export async function pupilsOf(db: Db, organisationId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.person_id as id from ties_at(${at}) t
    where t.organisation_id = ${organisationId} and t.role = 'pupil' order by 1`.execute(db)
  return rows.map((row) => row.id)
}

/** Guardians of these children who have an account. */
export async function familyOf(tx: Tx, childIds: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct w.guardian_id as id from guardianships w join accounts a on a.person_id = w.guardian_id
    where w.child_id = any(${[...childIds]}::uuid[])
      and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})`.execute(tx)
  return rows.map((row) => row.id)
}
