import { addParticipants as contract } from '#protocol/conversations.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './conversations.refusals.ts'
import { isPupil } from './conversations.rules.ts'
import { enterMany } from './enter.ts'
import { anyKeptApart } from './keep-apart.ts'
import { madeByHandMax, requireMadeByHand, requireModerating } from './made-by-hand.ts'
import { participantRows } from './participants.queries.ts'
import { writingVerdicts } from './people.access.ts'

/** A group's members bring in whom they may write to; a channel's readers are chosen by its moderators. */
export const addParticipants = handle(contract, {
  async run(ctx, { conversationId, personIds }) {
    const { kind, participantCount, role } = await requireMadeByHand(ctx, conversationId)
    if (kind === 'channel') await requireModerating(ctx, conversationId)
    if (role === 'reader') throw refuse.reader_only()
    const inside = (await participantRows(ctx.tx, conversationId, personIds)).filter((row) => row.inside)
    const known = new Set(inside.map((row) => row.personId))
    const coming = personIds.filter((personId) => !known.has(personId))
    if (participantCount + coming.length > madeByHandMax) throw refuse.participants_max({ max: madeByHandMax })
    const { me, verdicts } = await writingVerdicts(ctx.tx, ctx.actor.personId, coming, ctx.at)
    if (!me || isPupil(me)) throw refuse.pupils_make_no_groups()
    if ([...verdicts.values()].some((verdict) => !verdict.may)) throw refuse.people_not_allowed()
    if (await anyKeptApart(ctx, coming, conversationId)) throw refuse.people_not_allowed()
    const usual = kind === 'channel' ? 'reader' : 'member'
    await enterMany(
      ctx,
      conversationId,
      coming.map((personId) => ({ personId, role: usual, byRoster: false })),
    )
    return {}
  },
})
