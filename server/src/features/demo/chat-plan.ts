import type { ConversationKind, ParticipantRole } from '#protocol/conversations.ts'
import type { Scene } from './screenplay.ts'
import type { Pools } from './stage.ts'
import type { Organisation, Person, SchoolClass } from './town.ts'

/** A chat before it is opened: who is inside, and who plays what in it. */
export type ChatPlan = {
  kind: ConversationKind
  title: string
  organisation?: Organisation
  schoolClass?: SchoolClass
  members: Member[]
  scenes: readonly Scene[]
  pools: Pools
  /** Only one lesson can be meant where its teacher speaks: its place in the list of lessons. */
  lesson?: string
}

export type Member = { person: Person; role: ParticipantRole }

/** Those who have joined, each once, with the strongest role. */
export function membersFrom(
  people: readonly Person[],
  leaders: readonly Person[],
  usual: ParticipantRole = 'member',
): Member[] {
  const joined = [...new Set([...leaders, ...people])].filter((person) => person.login !== undefined)
  return joined.map((person) => ({ person, role: leaders.includes(person) ? 'moderator' : usual }))
}

/** Only people who are inside may play; labels that nobody can play are left out. */
export function poolsFrom(members: readonly Member[], labels: Record<string, readonly (Person | undefined)[]>): Pools {
  const inside = new Set(members.map((member) => member.person))
  const entries = Object.entries(labels).map(([label, people]) => [
    label,
    people.filter((one) => one && inside.has(one)),
  ])
  return new Map(entries as [string, Person[]][])
}
