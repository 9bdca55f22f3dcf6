import { mayWriteTo as contract } from '#protocol/conversations.ts'
import { answer } from '#server/platform/call.ts'
import { refusalBody } from '#server/platform/refusal.ts'
import { refuse } from './conversations.refusals.ts'
import { tieTexts } from './conversations.texts.ts'
import { writingVerdict } from './people.access.ts'

export const mayWriteTo = answer(contract, {
  async run({ db, actor, at, origin }, { personId }) {
    const verdict = await writingVerdict(db, actor.personId, personId, at)
    const text = verdict.may
      ? tieTexts[verdict.code][origin.language]
      : refusalBody(refuse[verdict.code](), origin.language).text
    return { ...verdict, text }
  },
})
