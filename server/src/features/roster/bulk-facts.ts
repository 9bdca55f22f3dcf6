import { sql, type RawBuilder } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { jsonRows } from '#server/platform/database/json-rows.ts'
import { columns, endsAt, type Columns, type FactTable } from './facts.ts'

/** Facts by the thousand: one statement for a slice of rows, each marked with the import that says so. */
export type Bulk = Pick<CommandContext<unknown>, 'tx' | 'at'> & { importId: string }

/** A row as its columns' texts, numbers and lists. */
export type FactRow<T extends FactTable> = Partial<Record<Columns[T][number], unknown>> & { id: string }

/** Far below what one statement may take, whatever the machine. */
const factsAtOnce = 5_000

type TiesTable = Exclude<FactTable, 'person_detail_facts' | 'person_contact_facts'>

/** New facts. All rows name the same columns. */
export async function beginFacts<T extends FactTable>(
  { tx, at, importId }: Bulk,
  table: T,
  rows: readonly FactRow<T>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  await sql`
    insert into ${sql.table(table)} (${list(names)}, recorded_at, import_id)
    select ${list(names)}, ${at}, ${importId} from ${said(table, rows)}`.execute(tx)
}

/** Next versions of facts that are known by their ids. All rows name the same columns. */
export async function changeFacts<T extends FactTable>(
  bulk: Bulk,
  table: T,
  rows: readonly FactRow<T>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const values = columns[table].map((name) => sql.ref(name in first ? `said.${name}` : `former.${name}`))
  await nextVersions(bulk, table, sql`select id from ${said(table, rows)}`, {
    values,
    from: sql`former join ${said(table, rows)} on said.id = former.id`,
  })
}

/** Ends ties, now or as of another moment. */
export async function endFacts(
  bulk: Bulk,
  table: TiesTable,
  ids: readonly string[],
  on: Date = bulk.at,
): Promise<void> {
  if (ids.length === 0) return
  const values = columns[table].map((name) => (name === 'valid_to' ? endsAt(on) : sql.ref(`former.${name}`)))
  await nextVersions(bulk, table, sql`select unnest(${[...ids]}::uuid[])`, { values, from: sql`former` })
}

/** What an organisation's lists say of people: the next version of its row, or its first one. */
export async function sayOfPeople<T extends 'person_detail_facts' | 'person_contact_facts'>(
  { tx, at, importId }: Bulk,
  table: T,
  rows: readonly FactRow<T>[],
): Promise<void> {
  if (rows.length === 0) return
  const values = columns[table].map((name) =>
    name === 'id' ? sql`coalesce(former.id, said.id)` : sql.ref(`said.${name}`),
  )
  await sql`
    with said as materialized (select * from ${said(table, rows)}), former as (
      update ${sql.table(table)} f set replaced_at = ${at} from said
      where f.person_id = said.person_id and f.organisation_id = said.organisation_id and f.replaced_at is null
      returning f.id, f.version, f.person_id, f.organisation_id
    )
    insert into ${sql.table(table)} (${list(columns[table])}, version, recorded_at, import_id)
    select ${sql.join(values)}, coalesce(former.version, 0) + 1, ${at}, ${importId}
    from said left join former on former.person_id = said.person_id and former.organisation_id = said.organisation_id
  `.execute(tx)
}

/**
 * Counter-facts to all that an import wrote and nobody has changed since: what it changed or ended is again as it was, what
 * it began has never been valid. What was known in between stays on record. A version that comes back is again that of the
 * import which wrote it, so that one may be taken back after the other.
 */
export async function takeBackFacts(ctx: Omit<Bulk, 'importId'>, importId: string): Promise<void> {
  for (const table of Object.keys(columns) as FactTable[]) {
    if (table === 'guardian_restriction_facts' || table === 'leave_facts') continue
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where import_id = ${importId} and replaced_at is null order by id`.execute(
      ctx.tx,
    )
    for (let first = 0; first < rows.length; first += factsAtOnce) {
      const ids = rows.slice(first, first + factsAtOnce).map(({ id }) => id)
      await takeBackSome(ctx, table, { ids, importId })
    }
  }
}

async function takeBackSome(
  { tx, at }: Omit<Bulk, 'importId'>,
  table: FactTable,
  { ids, importId }: { ids: readonly string[]; importId: string },
): Promise<void> {
  const names: readonly string[] = columns[table]
  const values = names.map((name) => {
    const end = name === 'valid_to' ? sql`mine.valid_from` : sql.ref(`mine.${name}`)
    return sql`case when earlier.id is null then ${end} else ${sql.ref(`earlier.${name}`)} end`
  })
  await sql`
    with mine as (
      update ${sql.table(table)} set replaced_at = ${at}
      where id = any(${[...ids]}::uuid[]) and replaced_at is null returning *
    )
    insert into ${sql.table(table)} (${list(names)}, version, recorded_at, import_id)
    select ${sql.join(values)}, mine.version + 1, ${at}, earlier.import_id
    from mine left join ${sql.table(table)} earlier on earlier.id = mine.id and earlier.version = (
      select min(f.version) filter (where f.import_id = ${importId}) - 1 from ${sql.table(table)} f where f.id = mine.id)
    where ${names.includes('valid_to')} or earlier.id is not null`.execute(tx)
}

async function nextVersions(
  { tx, at, importId }: Bulk,
  table: FactTable,
  ids: RawBuilder<unknown>,
  { values, from }: { values: RawBuilder<unknown>[]; from: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    with former as (
      update ${sql.table(table)} set replaced_at = ${at} where replaced_at is null and id in (${ids}) returning *
    )
    insert into ${sql.table(table)} (${list(columns[table])}, version, recorded_at, import_id)
    select ${sql.join(values)}, former.version + 1, ${at}, ${importId} from ${from}`.execute(tx)
}

function said(table: FactTable, rows: readonly object[]): RawBuilder<unknown> {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${jsonRows(rows)}) said`
}

function list(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}
