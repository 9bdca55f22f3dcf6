import type { Commit } from './confirmed.ts'

/** Names of the groups of cells that a step of the confirmed layer may have changed. */
export function touchedBy({ before, after }: Commit): string[] {
  const touched: string[] = []
  const conversations = changedKeys(before.conversations, after.conversations)
  for (const id of conversations) touched.push(`conversation:${id}`, `timeline:${id}`)
  if (conversations.length > 0 || before.cursors.has(before.me) !== after.cursors.has(after.me)) touched.push('list')
  for (const id of changedKeys(before.timelines, after.timelines)) touched.push(`timeline:${id}`)
  for (const id of changedKeys(before.persons, after.persons)) touched.push(`person:${id}`)
  return touched
}

function changedKeys<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): string[] {
  if (before === after) return []
  const changed: string[] = []
  for (const [key, value] of after) if (before.get(key) !== value) changed.push(key)
  for (const key of before.keys()) if (!after.has(key)) changed.push(key)
  return changed
}
