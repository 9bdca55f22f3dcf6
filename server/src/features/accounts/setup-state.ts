import { languages, loginLengthMin, passwordLengthMin, setupState as contract } from '#protocol/accounts.ts'
import { filesPerMessageMax, textLengthMax } from '#protocol/messages.ts'
import { answerOpen, type Db } from '#server/platform/call.ts'
import { mailIsOn } from '#server/platform/mail.ts'
import { relyingPartyOf } from './passkeys.rules.ts'

export const setupState = answerOpen(contract, {
  async run({ db, services }) {
    const { demo, fileSizeBytesMax, oidcProviders } = services.config
    const tops = await topOrganisations(db)
    return {
      founded: tops.length > 0,
      demo,
      languages: [...languages],
      name: tops.length === 1 ? tops[0]!.short_name : null,
      passkeyHost: relyingPartyOf(services.address())?.host ?? null,
      providers: oidcProviders.map(({ id, label }) => ({ id, label })),
      mail: mailIsOn(services),
      limits: { fileSizeBytesMax, filesPerMessageMax, textLengthMax, passwordLengthMin, loginLengthMin },
    }
  },
})

/** Two are enough to know that no single name stands for the whole. */
function topOrganisations(db: Db) {
  return db.selectFrom('organisations').select('short_name').where('parent_id', 'is', null).limit(2).execute()
}
