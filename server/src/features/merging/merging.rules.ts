/** What decides whether two people may be one. */
export type Human = {
  personId: string
  /** As a day, `2012-03-08`; null where no list gives it. */
  birthDate: string | null
  operator: boolean
  blocked: boolean
  /** Under a restriction, or a child from whom somebody is kept, now or later. */
  restricted: boolean
  /** Children whose guardian this one is now, or will be. */
  childIds: readonly string[]
  /** Classes whose pupil this one is now; clubs and groups do not count. */
  classIds: readonly string[]
}

export type MergeFault =
  | 'merge_same'
  | 'merge_operator'
  | 'merge_blocked'
  | 'merge_family'
  | 'merge_birth_dates'
  | 'merge_two_classes'
  | 'merge_restricted'

/** Why these two cannot be one person; null when they can. The same whichever of them goes on. */
export function mergeFault(one: Human, other: Human): MergeFault | null {
  if (one.personId === other.personId) return 'merge_same'
  if (one.operator || other.operator) return 'merge_operator'
  if (one.blocked || other.blocked) return 'merge_blocked'
  if (one.childIds.includes(other.personId) || other.childIds.includes(one.personId)) return 'merge_family'
  if (one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate)
    return 'merge_birth_dates'
  if (new Set([...one.classIds, ...other.classIds]).size > Math.max(one.classIds.length, other.classIds.length, 1))
    return 'merge_two_classes'
  if (one.restricted || other.restricted) return 'merge_restricted'
  return null
}
