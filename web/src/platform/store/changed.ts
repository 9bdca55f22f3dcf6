import type { Commit } from './confirmed.ts'
import type { State } from './state.ts'

/** Names of the groups of cells that a step of the confirmed layer may have changed. */
export function touchedBy({ before, after }: Commit): string[] {
  const touched: string[] = []
  const conversations = changedKeys(before.conversations, after.conversations)
  for (const id of conversations) touched.push(`conversation:${id}`, `timeline:${id}`)
  if (conversations.length > 0 || before.cursors.has(before.me) !== after.cursors.has(after.me)) touched.push('list')
  for (const id of changedKeys(before.timelines, after.timelines)) touched.push(`timeline:${id}`)
  const persons = new Set(changedPersons({ before, after }))
  for (const id of persons) touched.push(`person:${id}`)
  if (persons.size > 0) touched.push(...conversationsWith(after.conversations, persons))
  return touched
}

/** People whose brief came, or came into doubt. */
function changedPersons({ before, after }: Pick<Commit, 'before' | 'after'>): string[] {
  return [...changedKeys(before.persons, after.persons), ...changedKeys(before.stalePersons, after.stalePersons)]
}

function conversationsWith(conversations: State['conversations'], peers: ReadonlySet<string>): string[] {
  const rows = [...conversations.values()].filter(({ peer }) => peer && peers.has(peer.id))
  return rows.length === 0 ? [] : ['list', ...rows.map(({ id }) => `conversation:${id}`)]
}

/** People whose brief is as new as this step. */
export function arrivedPersons({ before, after }: Commit): string[] {
  return changedKeys(before.persons, after.persons)
}

function changedKeys<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): string[] {
  if (before === after) return []
  const changed: string[] = []
  for (const [key, value] of after) if (before.get(key) !== value) changed.push(key)
  for (const key of before.keys()) if (!after.has(key)) changed.push(key)
  return changed
}
