import { accountsOnThisDevice as contract, type ParkedAccount } from '#protocol/accounts.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { personBriefs, rolesOf } from '#server/features/roster/exports.ts'
import { parkedBeside } from './device-group.ts'
import { hasPasskey } from './passkeys.ts'

export const accountsOnThisDevice = answer(contract, {
  async run({ db, actor, at }) {
    const parked = await parkedBeside(db, actor.sessionId, at).execute()
    const briefs = await personBriefs(
      db,
      parked.map((one) => one.personId),
    )
    const names = new Map(briefs.map((brief) => [brief.id, brief.fullName]))
    const accounts: ParkedAccount[] = []
    for (const { sessionId, accountId, personId, pinHash } of parked) {
      const asks = await whatSwitchingAsks(db, personId, pinHash, at)
      const passkey = asks !== 'nothing' && (await hasPasskey(db, accountId))
      accounts.push({ sessionId, accountId, personId, name: names.get(personId) ?? '', asks, passkey })
    }
    return { accounts }
  },
})

/** A PIN where there is one; nothing for whoever is a pupil and nothing else; the password for all others. */
export async function whatSwitchingAsks(
  db: Db,
  personId: string,
  pinHash: string | null,
  at: Date,
): Promise<ParkedAccount['asks']> {
  if (pinHash !== null) return 'pin'
  const ties = await rolesOf(db, personId, at)
  const onlyPupil = ties.length > 0 && ties.every((tie) => tie.role === 'pupil')
  return onlyPupil ? 'nothing' : 'password'
}
