import type { SeesAnswer, Sight } from '#protocol/rights.ts'

type Tie = SeesAnswer['ties'][number]

export interface SightGroup {
  role: Tie['role']
  where: string
  /** «5А, 5Б» */
  classes: string[]
  children: string[]
  sees: readonly Sight[]
  /** A pupil who waits for consent. */
  waits: boolean
}

/** Ties that open the same as one: who teaches in seven classes reads the list of rights once. */
export function groupSights(ties: readonly Tie[]): SightGroup[] {
  const groups = new Map<string, SightGroup>()
  for (const { role, organisationId, organisationShortName, classId, className, child, sees, waits } of ties) {
    const key = [role, organisationId, classId === null, waits, ...sees].join(' ')
    const group = groups.get(key) ?? { role, where: organisationShortName, classes: [], children: [], sees, waits }
    addOnce(group.classes, className)
    addOnce(group.children, child?.fullName ?? '')
    groups.set(key, group)
  }
  return [...groups.values()]
}

function addOnce(words: string[], word: string): void {
  if (word !== '' && !words.includes(word)) words.push(word)
}
