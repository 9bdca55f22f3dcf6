import { setPushSettings as contract } from '#protocol/push.ts'
import { handle } from '#server/platform/call.ts'

export const setPushSettings = handle(contract, {
  async run({ tx, actor }, { mentionsPassMute }) {
    const chosen = { mentions_pass_mute: mentionsPassMute }
    await tx
      .insertInto('push_settings')
      .values({ person_id: actor.personId, ...chosen })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(chosen))
      .execute()
    return {}
  },
})
