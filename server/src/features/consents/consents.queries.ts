import { sql } from 'kysely'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'

/** Answers about one child come one after the other. */
export async function lockChild(ctx: CommandContext, childId: string): Promise<void> {
  await lockRow(ctx, 'persons', childId, 'no key update')
}

type Of = { childId: string; organisationId: string; own: boolean }

/** Whether a consent to the text in force stands. */
export async function standsFor({ tx, at }: CommandContext, { childId, organisationId, own }: Of): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select consent_stands(${childId}, ${organisationId}, ${own}, ${at}) as yes`.execute(tx)
  return rows[0]!.yes
}

export async function isLacking({ tx, at }: CommandContext, { childId, organisationId, own }: Of): Promise<boolean> {
  const { rows } = await sql`
    select from consent_lacking(${childId}, ${organisationId}, ${at}) l where l.own = ${own}`.execute(tx)
  return rows.length > 0
}

type AskedRow = {
  childId: string
  own: boolean
  organisationId: string
  shortName: string
  name: string
  given: { id: string; byId: string; at: string; version: number } | null
  renewed: boolean
  ownMissing: boolean
  guardianMissing: boolean
  refused: boolean
  waits: boolean
  dueAt: Date | null
  maySign: boolean
}

/**
 * Where consent is missing, and where it stands: for oneself as a pupil, and for the children of a guardian; one's own first,
 * then by child and by organisation.
 */
export async function askedOf(db: Db, personId: string, at: Date): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    with asked as (
      select w.child_id, false as own, bool_or(w.may_sign) as may_sign from guardianships w
      where w.guardian_id = ${personId} and not restricted(w.guardian_id, w.child_id, ${at})
        and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
      group by w.child_id
      union all select ${personId}::uuid, true, true
    ), places as (
      select k.child_id, k.own, t.organisation_id
      from asked k join ties_at(${at}) t on t.person_id = k.child_id and t.role = 'pupil'
      union
      select c.child_id, k.own, c.organisation_id
      from asked k join consents c on c.child_id = k.child_id and (c.guardian_id = c.child_id) = k.own
      where c.agreed and c.withdrawn_at is null
    )
    select p.child_id as "childId", p.own, o.id as "organisationId", o.short_name as "shortName", o.name,
      case when l.own is null then (
        select json_build_object('id', c.id, 'byId', c.guardian_id, 'at', c.answered_at, 'version', c.text_version)
        from consents c
        where c.child_id = p.child_id and c.organisation_id = o.id and c.agreed and c.withdrawn_at is null
          and (c.guardian_id = c.child_id) = p.own
        order by c.text_version desc, c.answered_at limit 1) end as given,
      coalesce(l.renewed, false) as renewed,
      exists (select from consent_lacking(p.child_id, o.id, ${at}) x where x.own) as "ownMissing",
      exists (select from consent_lacking(p.child_id, o.id, ${at}) x where not x.own) as "guardianMissing",
      l.own is not null and exists (select from consents c
        where c.child_id = p.child_id and c.organisation_id = o.id and not c.agreed
          and (c.guardian_id = c.child_id) = p.own and c.answered_at >= l.since) as refused,
      awaits_consent(p.child_id, o.id, ${at}) as waits,
      case when l.own is not null and d.due > ${at} then d.due end as "dueAt",
      k.may_sign as "maySign"
    from places p join asked k on k.child_id = p.child_id and k.own = p.own
    join organisations o on o.id = p.organisation_id
    join persons n on n.id = p.child_id
    left join lateral consent_lacking(p.child_id, o.id, ${at}) l on l.own = p.own
    cross join lateral consent_due(p.child_id, o.id, ${at}) as d (due)
    where l.own is not null or exists (
      select from consents c
      where c.child_id = p.child_id and c.organisation_id = o.id and c.agreed and c.withdrawn_at is null
        and (c.guardian_id = c.child_id) = p.own)
    order by p.own desc, n.family_name, n.given_name, n.id, o.short_name, o.id`.execute(db)
  return rows
}

type WaitingRow = {
  id: string
  className: string
  refused: boolean
  lacks: 'guardian' | 'own' | 'both'
  dueAt: Date | null
  signers: number
}

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
    select k.id, k."className", l.refused, l.lacks,
      case when d.due > ${at} then d.due end as "dueAt",
      (select count(distinct w.guardian_id) from guardianships w join accounts a on a.person_id = w.guardian_id
        where w.child_id = k.id and w.may_sign and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})) as signers,
      count(*) over () as total
    from pupils k join persons p on p.id = k.id
    cross join lateral (
      select case when bool_and(l.own) then 'own' when bool_or(l.own) then 'both' else 'guardian' end as lacks,
        bool_or(exists (select from consents c
          where c.child_id = k.id and c.organisation_id = ${organisationId} and not c.agreed
            and (c.guardian_id = c.child_id) = l.own and c.answered_at >= l.since)) as refused
      from consent_lacking(k.id, ${organisationId}, ${at}) l having count(*) > 0
    ) l
    cross join lateral consent_due(k.id, ${organisationId}, ${at}) as d (due)
    where not exists (
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
