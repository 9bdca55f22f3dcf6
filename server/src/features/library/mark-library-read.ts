import { sql } from 'kysely'
import { markLibraryRead as contract } from '#protocol/library.ts'
import { handle } from '#server/platform/call.ts'
import { requirePage } from './library.access.ts'

export const markLibraryRead = handle(contract, {
  async run({ tx, actor, at }, { key }) {
    await requirePage(tx, { personId: actor.personId, at }, key)
    await sql`
      insert into library_reads (page, person_id, first_at, last_at) values (${key}, ${actor.personId}, ${at}, ${at})
      on conflict (page, person_id) do update set last_at = excluded.last_at`.execute(tx)
    return {}
  },
})
