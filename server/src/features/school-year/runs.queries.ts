import { sql } from 'kysely'
import type { YearRun } from '#protocol/school-year.ts'
import type { Actor, Db, Tx } from '#server/platform/call.ts'
import type { Language } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'

export type Run = {
  id: string
  kind: YearRun['kind']
  toYear: string
  onDay: string
  byId: string | null
  at: Date
  finishedAt: Date | null
}

export async function loadRun(db: Db, runId: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${runColumns} from school_year_runs where id = ${runId}`.execute(db)
  return rows[0]
}

export async function unfinishedRun(db: Db | Tx, organisationId: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select ${runColumns} from school_year_runs
    where organisation_id = ${organisationId} and finished_at is null`.execute(db)
  return rows[0]
}

const runColumns = sql`id, kind, to_year as "toYear", on_day as "onDay", by_id as "byId", at, finished_at as "finishedAt"`

/** All organisations below that may have classes, by id: the same order each time. */
export async function organisationsBelow(db: Db | Tx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisations_below(${organisationId}) b join organisations o on o.id = b.id
    where b.depth > 0 and o.closed_at is null and o.kind not in ('region', 'municipality') order by o.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whoever started a run acts in it; null: whoever runs the server. */
export async function actorOf({ db, newId }: Services, personId: string | null): Promise<Actor | null> {
  if (personId === null) return null
  const account = await db.selectFrom('accounts').select('id').where('person_id', '=', personId).executeTakeFirst()
  return account ? { accountId: account.id, personId, sessionId: newId() } : null
}

export async function nextItem(db: Db, runId: string): Promise<string | undefined> {
  const item = await db
    .selectFrom('school_year_run_items')
    .select('organisation_id')
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .orderBy('organisation_id')
    .limit(1)
    .executeTakeFirst()
  return item?.organisation_id
}

export async function finishRun({ db, clock }: Services, runId: string): Promise<void> {
  await db
    .updateTable('school_year_runs')
    .set({ finished_at: clock.now() })
    .where('id', '=', runId)
    .where('finished_at', 'is', null)
    .execute()
}

type Failed = { organisationId: string; name: string; code: string; reason: Record<Language, string> }
type Counted = Record<'total' | 'done' | 'skipped' | 'leftOut', number>

/** The last run of an office. */
export async function lastRun(db: Db, organisationId: string, language: Language): Promise<YearRun | null> {
  const { rows } = await sql<Run>`
    select ${runColumns} from school_year_runs where organisation_id = ${organisationId}
    order by at desc, id desc limit 1`.execute(db)
  const [run] = rows
  if (!run) return null
  const counted = await sql<Counted>`
    select count(*)::int as total, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'skipped')::int as skipped,
      count(*) filter (where state = 'left_out')::int as "leftOut"
    from school_year_run_items where run_id = ${run.id}`.execute(db)
  const failed = await sql<Failed>`
    select i.organisation_id as "organisationId", o.short_name as name, i.code, i.reason
    from school_year_run_items i join organisations o on o.id = i.organisation_id
    where i.run_id = ${run.id} and i.state = 'failed' order by o.short_name, o.id`.execute(db)
  return {
    ...{ id: run.id, kind: run.kind, toYear: run.toYear, at: run.at.toISOString() },
    finishedAt: run.finishedAt?.toISOString() ?? null,
    ...counted.rows[0]!,
    failed: failed.rows.map(({ reason, ...one }) => ({ ...one, text: reason[language] })),
  }
}
