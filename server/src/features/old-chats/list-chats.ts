import { listOldChats as contract, oldChatPageMax, type OldChat } from '#protocol/old-chats.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { goodUntil } from './declaration.rules.ts'
import { requireOldChats } from './old-chats.access.ts'
import { countsOf, declarationOf, listPage, type DeclarationRow, type ListedRow } from './old-chats.queries.ts'

export const listChats = answer(contract, {
  async run({ db, actor, at }, input) {
    const { organisationId, text = '', messenger = null, show = null, offset = 0, limit = oldChatPageMax } = input
    const { mayKeep, mayDeclare } = await requireOldChats(db, { personId: actor.personId, at }, organisationId)
    const [{ total, rows }, counts, declaration] = await Promise.all([
      listPage(db, { organisationId, text, messenger, show, offset, limit }),
      countsOf(db, organisationId),
      declarationOf(db, organisationId),
    ])
    const ids = [...rows.flatMap((row) => [row.enteredBy, row.statusBy, row.mistakenBy]), declaration?.by ?? null]
    const named = [...new Set(ids.filter((id) => id !== null))]
    const people = new Map((await personBriefs(db, named, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      ...{ total, counts, mayKeep, mayDeclare },
      chats: rows.map((row) => chatOf(mayKeep ? row : withoutOwner(row), people)),
      declaration: declaration ? declarationFrom(declaration, people, at) : null,
    }
  },
})

type People = ReadonlyMap<string, PersonBrief>

function chatOf({ mistakenAt, mistakenReason, ...row }: ListedRow, people: People): OldChat {
  const by = (id: string | null) => people.get(id ?? '') ?? null
  const { id, messenger, name, kind, ownOf, owner, ownerPersonId, peopleCount, link, classId, className } = row
  const { status, evidence } = row
  return {
    ...{ id, messenger, name, kind, ownOf, owner, ownerPersonId, peopleCount, link, classId, className },
    ...{ recordedAt: row.recordedAt.toISOString(), enteredBy: by(row.enteredBy) },
    state: { status, evidence, at: row.statusAt.toISOString(), by: by(row.statusBy) },
    mistaken: mistakenAt && {
      at: mistakenAt.toISOString(),
      by: by(row.mistakenBy),
      reason: mistakenReason ?? '',
    },
  }
}

/** An office above sees how far a chat has come; who owns it and how one gets in is nothing it needs. */
function withoutOwner(row: ListedRow): ListedRow {
  return { ...row, owner: '', ownerPersonId: null, link: '' }
}

function declarationFrom({ at, by, chats }: DeclarationRow, people: People, now: Date) {
  return { at: at.toISOString(), by: people.get(by) ?? null, chats, ...goodUntil(at, now) }
}
