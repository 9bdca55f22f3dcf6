import { listBlocks as contract } from '#protocol/moderation.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'

export const listBlocks = answer(contract, {
  async run({ db, actor }) {
    const rows = await db
      .selectFrom('person_blocks')
      .select('blocked_id')
      .where('person_id', '=', actor.personId)
      .orderBy('at', 'desc')
      .execute()
    return {
      people: await personBriefs(
        db,
        rows.map((row) => row.blocked_id),
        actor.personId,
      ),
    }
  },
})
