import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'

/** The only way in which a class gets another name: what it was stays on record, since its grade was counted by it. */
export async function nameClass({ tx, at }: CommandContext<unknown>, classId: string, name: string): Promise<void> {
  await sql`
    with former as (
      insert into former_class_names (class_id, name, replaced_at)
      select id, name, ${at} from school_classes where id = ${classId} and name <> ${name} on conflict do nothing
    )
    update school_classes set name = ${name} where id = ${classId}`.execute(tx)
}
