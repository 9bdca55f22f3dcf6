import { sql } from 'kysely'
import type { ClassKind } from '#protocol/classes.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { jsonRows } from '#server/platform/database/json-rows.ts'

type Row = { id: string; organisationId: string; kind: ClassKind; name: string; academicYear: string }

/** New classes by the dozen, still without chats; each is marked with the import or roll-over that makes it. */
export async function writeClasses(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  rows: readonly Row[],
  importId: string,
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await sql`insert into streams (id, kind) select id, 'class' from unnest(${ids}::uuid[]) as e (id)`.execute(tx)
  await sql`
    insert into school_classes (id, organisation_id, kind, name, academic_year, created_at, import_id)
    select r.id, r."organisationId", r.kind, r.name, r."academicYear", ${at}, ${importId}
    from json_to_recordset(${jsonRows(rows)})
      as r (id uuid, "organisationId" uuid, kind text, name text, "academicYear" text)`.execute(tx)
}
