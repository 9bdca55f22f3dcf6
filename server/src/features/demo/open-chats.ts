import { sql } from 'kysely'
import { createDirect, directKey, enterMany } from '#server/features/conversations/exports.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { dayMs, hourMs } from './calendar.ts'
import type { ChatPlan, Member } from './chat-plan.ts'
import type { Writing } from './writing.ts'

type Entry = Parameters<typeof enterMany>[2][number]
export type OpenChat = { id: string; plan: ChatPlan }

/** Lets people into the chats that the roster has made: the adults of each first, the others over the next two days. */
export async function openRosterChats(writing: Writing, plans: readonly ChatPlan[], at: number): Promise<OpenChat[]> {
  const made = await rosterChats(writing)
  const open = plans.map((plan) => ({
    id: made.get(keyOf(plan.kind, plan.schoolClass?.id ?? plan.organisation!.id))!,
    plan,
  }))
  for (const [wave, after] of [0, 7 * hourMs, dayMs + 8 * hourMs].entries()) {
    await writing.act(at + after, async (ctx) => {
      for (const { id, plan } of open) {
        const entries = waveOf(plan, wave).map((member): Entry => ({ ...entryFor(member), byRoster: true }))
        if (entries.length > 0) await enterMany(ctx, id, entries)
      }
    })
  }
  return open
}

/** Groups and channels, with everybody in them from the start. */
export async function openChatsByHand(writing: Writing, plans: readonly ChatPlan[], at: number): Promise<OpenChat[]> {
  const open: OpenChat[] = []
  for (const plan of plans) {
    const id = writing.newIdAt(at)
    const owner = plan.members.find((member) => member.role === 'owner')!.person.id
    await writing.act(at, async (ctx) => {
      const row = {
        id,
        kind: plan.kind,
        title: plan.title,
        organisation_id: plan.organisation!.id,
        created_by: owner,
        created_at: ctx.at,
      }
      await ctx.tx.insertInto('conversations').values(row).execute()
      await createStream(ctx.tx, id, 'conversation')
      const entries = plan.members.map((member): Entry => ({ ...entryFor(member), byRoster: false, fromSeq: 'start' }))
      await enterMany(ctx, id, entries, { line: { code: 'conversation_created', personIds: [owner] } })
    })
    open.push({ id, plan })
  }
  return open
}

export async function openDirects(writing: Writing, plans: readonly ChatPlan[], at: number): Promise<OpenChat[]> {
  const open: OpenChat[] = []
  for (const plan of plans) {
    const [one, other] = plan.members.map((member) => member.person.id) as [string, string]
    open.push({ id: await writing.act(at, (ctx) => createDirect(ctx, directKey(one, other), [one, other]), one), plan })
  }
  return open
}

async function rosterChats({ tx }: Writing): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; kind: string; of: string }>`
    select id, kind, coalesce(class_id, organisation_id) as of from conversations`.execute(tx)
  return new Map(rows.map(({ id, kind, of }) => [keyOf(kind, of), id]))
}

function keyOf(kind: string, of: string): string {
  return `${kind} ${of}`
}

/** Leaders first, then more than half of the rest, then whoever was late. */
function waveOf({ kind, members }: ChatPlan, wave: number): Member[] {
  const rank = (member: Member, index: number) =>
    kind === 'staff' || member.role === 'moderator' ? 0 : index % 5 < 3 ? 1 : 2
  return members.filter((member, index) => rank(member, index) === wave)
}

function entryFor({ person, role }: Member): Pick<Entry, 'personId' | 'role'> {
  return { personId: person.id, role }
}
