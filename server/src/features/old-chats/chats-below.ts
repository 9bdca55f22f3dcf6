import {
  oldChatOrganisationsPageMax,
  oldChatsBelow as contract,
  type OldChatCounts,
  type OldChatOrganisation,
} from '#protocol/old-chats.ts'
import { answer } from '#server/platform/call.ts'
import { goodUntil, isFree } from './declaration.rules.ts'
import { requireOfficeOfChats } from './old-chats.access.ts'
import { organisationsBelow, type BelowRow } from './old-chats.queries.ts'

export const chatsBelow = answer(contract, {
  async run({ db, actor, at }, { organisationId, text = '', show, offset = 0, limit = oldChatOrganisationsPageMax }) {
    await requireOfficeOfChats(db, { personId: actor.personId, at }, organisationId)
    const all = (await organisationsBelow(db, organisationId)).map((row) => organisationOf(row, at))
    const sought = text.trim().toLowerCase()
    const found = all.filter((one) => one.shortName.toLowerCase().includes(sought) && standsAs(one, show))
    return {
      total: found.length,
      organisations: found.toSorted((a, b) => todo(b) - todo(a)).slice(offset, offset + limit),
      sum: {
        organisations: all.length,
        declared: all.filter((one) => isDeclared(one)).length,
        free: all.filter(({ free }) => free).length,
        counts: sumOf(all.map(({ counts }) => counts)),
      },
    }
  },
})

function organisationOf({ id, shortName, kind, declaredAt, ...counts }: BelowRow, now: Date): OldChatOrganisation {
  return {
    ...{ id, shortName, kind, counts },
    declaration: declaredAt && { at: declaredAt.toISOString(), ...goodUntil(declaredAt, now) },
    free: isFree(declaredAt, counts, now),
  }
}

function isDeclared({ declaration }: OldChatOrganisation): boolean {
  return declaration !== null && declaration.daysLeft > 0
}

function standsAs(one: OldChatOrganisation, show: 'undeclared' | 'open' | 'free' | 'mistaken' | undefined): boolean {
  if (show === 'undeclared') return !isDeclared(one)
  if (show === 'open') return openOf(one) > 0
  if (show === 'free') return one.free
  return show !== 'mistaken' || one.counts.mistaken > 0
}

function openOf({ counts }: OldChatOrganisation): number {
  return counts.declared + counts.importing
}

/** Who has said nothing stands on top, then who has most chats that are open; the rest keeps its order by name. */
function todo(one: OldChatOrganisation): number {
  return one.free ? -1 : openOf(one) + (isDeclared(one) ? 0 : 1_000_000)
}

function sumOf(counts: readonly OldChatCounts[]): OldChatCounts {
  const sum = { total: 0, declared: 0, importing: 0, moved: 0, closed: 0, mistaken: 0, parents: 0 }
  for (const one of counts) for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += one[name]
  return sum
}
