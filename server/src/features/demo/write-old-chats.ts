import { dayMs, hourMs, latestTalk } from './calendar.ts'
import { inventoryPlans, type InventoryPlan, type OldChatPlan } from './old-chats.data.ts'
import { organisationOf } from './plan-town.ts'
import type { SchoolClass, Town } from './town.ts'
import { insertMany, type Writing } from './writing.ts'

/** How long ago lists were begun. */
const enteredDaysAgo = 24

/** What each organisation has entered of its chats in other messengers, and how far they have come. */
export async function writeOldChats(writing: Writing, { organisations }: Town): Promise<void> {
  for (const plan of inventoryPlans) {
    const { id, staff, classes } = organisationOf(organisations, plan.key)
    await writeInventory(writing, plan, { organisationId: id, by: staff[0]!.person.id, classes })
  }
}

type Place = { organisationId: string; by: string; classes: readonly SchoolClass[] }

async function writeInventory(writing: Writing, plan: InventoryPlan, place: Place): Promise<void> {
  const ago = (days: number) => latestTalk(writing.now.getTime() - days * dayMs)
  const chats = plan.chats.map((chat, at) => chatRows(writing, chat, place, ago(enteredDaysAgo) + at * hourMs))
  if (chats.length > 0) {
    await insertMany(
      writing.tx,
      'old_chats',
      chats.map(({ chat }) => chat),
    )
    await insertMany(
      writing.tx,
      'old_chat_states',
      chats.flatMap(({ states }) => states),
    )
  }
  if (plan.declaredDaysAgo === undefined) return
  const at = ago(plan.declaredDaysAgo)
  const counted = plan.chats.filter(([, , , , status]) => status !== 'mistaken' && status !== 'parents').length
  await insertMany(writing.tx, 'old_chat_declarations', [
    {
      id: writing.newIdAt(at),
      organisation_id: place.organisationId,
      declared_by: place.by,
      at: new Date(at),
      chats: counted,
    },
  ])
}

function chatRows(
  { newIdAt }: Writing,
  [messenger, name, kind, people, status, why = '']: OldChatPlan,
  { organisationId, by, classes }: Place,
  enteredAt: number,
) {
  const id = newIdAt(enteredAt)
  const later = new Date(enteredAt + 6 * dayMs)
  const isMistaken = status === 'mistaken'
  const mark = isMistaken ? { mistaken_at: later, mistaken_by: by, mistaken_reason: why } : unmarked
  const state = (word: string, evidence: string, at: Date) => ({
    ...{ id: newIdAt(at.getTime()), chat_id: id, status: word, evidence, at, by },
  })
  const hasMoved = status === 'importing' || status === 'moved' || status === 'closed'
  return {
    chat: {
      ...{ id, organisation_id: organisationId, messenger, name, kind, people_count: people, link: '' },
      ...{
        own_of: status === 'parents' ? 'parents' : 'organisation',
        recorded_at: new Date(enteredAt),
        entered_by: by,
      },
      ...ownerOf(classes, name, status),
      class_id: status === 'parents' ? null : (classCalled(classes, name)?.id ?? null),
      ...mark,
    },
    states: [state('declared', '', new Date(enteredAt)), ...(hasMoved ? [state(status, why, later)] : [])],
  }
}

function classCalled(classes: readonly SchoolClass[], name: string): SchoolClass | undefined {
  return classes.find((one) => name.startsWith(`${one.name}:`))
}

/** Chats that are called after a class belong to its form teacher. */
function ownerOf(classes: readonly SchoolClass[], name: string, status: OldChatPlan[4]) {
  const person = classCalled(classes, name)?.formTeacher?.person
  if (!person || status === 'parents') return { owner: '', owner_person_id: null }
  return { owner: `${person.familyName} ${person.givenName} ${person.patronymic}`.trim(), owner_person_id: person.id }
}

const unmarked = { mistaken_at: null, mistaken_by: null, mistaken_reason: null }
