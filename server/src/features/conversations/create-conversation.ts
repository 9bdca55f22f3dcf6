import { sql } from 'kysely'
import { createConversation as contract } from '#protocol/conversations.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { isStaffOf } from '#server/features/roster/exports.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { isPupil, organisationsOf } from './conversations.rules.ts'
import { refuse } from './conversations.refusals.ts'
import { enterMany, type Entry } from './enter.ts'
import { anyKeptApart } from './keep-apart.ts'
import { madeByHandMax, tidyTitle } from './made-by-hand.ts'
import { writingVerdicts } from './people.access.ts'

export const createConversation = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 60 * 60_000 },
  async run(ctx, { id, kind, title, organisationId, personIds }) {
    const { tx, at, actor } = ctx
    const others = personIds.filter((personId) => personId !== actor.personId)
    if (others.length + 1 > madeByHandMax) throw refuse.participants_max({ max: madeByHandMax })
    const { me, verdicts } = await writingVerdicts(tx, actor.personId, others, at)
    if (!me || organisationsOf(me).length === 0) throw platformRefuse.not_allowed()
    if (isPupil(me)) throw refuse.pupils_make_no_groups()
    if ([...verdicts.values()].some((verdict) => !verdict.may)) throw refuse.people_not_allowed()
    if (await anyKeptApart(ctx, [actor.personId, ...others])) throw refuse.people_not_allowed()
    if (organisationId && !(await isStaffOf(tx, actor.personId, organisationId, at))) throw platformRefuse.not_allowed()
    const { rows } = await sql`
      insert into conversations (id, kind, title, organisation_id, created_by, created_at)
      values (${id}, ${kind}, ${tidyTitle(title)}, ${organisationId ?? null}, ${actor.personId}, ${at})
      on conflict (id) do nothing returning id`.execute(tx)
    if (rows.length === 0) throw refuse.conversation_id_taken()
    await createStream(tx, id, 'conversation')
    await letIn(ctx, id, kind === 'channel' ? 'reader' : 'member', others)
    return { conversationId: id }
  },
})

/** Everybody reads from the first line; in a channel only its owner writes. */
async function letIn(ctx: CommandContext, id: string, role: 'reader' | 'member', others: string[]): Promise<void> {
  const entry = { byRoster: false, fromSeq: 'start' } as const
  const entries: Entry[] = [
    { personId: ctx.actor.personId, role: 'owner', ...entry },
    ...others.map((personId): Entry => ({ personId, role, ...entry })),
  ]
  await enterMany(ctx, id, entries, { line: { code: 'conversation_created', personIds: [ctx.actor.personId] } })
}
