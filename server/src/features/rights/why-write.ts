import { sql } from 'kysely'
import { whyWrite as contract } from '#protocol/rights.ts'
import { writingExplained } from '#server/features/conversations/exports.ts'
import { visibleTies } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { requireAsking } from './rights.access.ts'

export const whyWrite = answer(contract, {
  async run(ctx, { fromId, toId, organisationId }) {
    const { db, actor, at } = ctx
    const within = await requireAsking(ctx, 'rights.writing_seen', { personId: fromId, organisationId })
    // Whoever asks about others learns nothing of people whom they may not see.
    const known =
      within === null || toId === actor.personId || (await visibleTies(db, actor.personId, toId, at)).length > 0
    if (!known) throw refuse.not_found()
    const { verdict, ties } = await writingExplained(db, fromId, toId, at)
    const names = await shortNames(
      db,
      ties.flatMap((tie) => tie.organisationIds),
    )
    return {
      may: verdict.may,
      // Who has blocked whom is between the two.
      code: within !== null && verdict.code === 'write_you_blocked' ? 'direct_closed' : verdict.code,
      ties: ties.map(({ code, setting, open, organisationIds }) => ({
        code,
        setting: setting ?? null,
        open,
        organisations: [...new Set(organisationIds)].map((id) => ({ id, shortName: names.get(id) ?? '' })),
      })),
    }
  },
})

async function shortNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, short_name as name from organisations where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
