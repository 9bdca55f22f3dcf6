import type { Role } from '#protocol/common.ts'
import type { Sight } from '#protocol/rights.ts'

const managing: readonly Sight[] = [
  'staff_list',
  'all_people',
  'all_classes',
  'join_requests',
  'settings',
  'reports',
  'accounts',
]

/** What a post in an organisation lets one see. */
const byPost: Partial<Record<Role, readonly Sight[]>> = {
  office_specialist: [...managing, 'organisations_below'],
  head: managing,
  deputy: managing,
  administrator: managing,
  teacher: ['staff_list'],
  staff: ['staff_list'],
}

/** What a place in a class, or a child in it, lets one see. */
const byClass: Partial<Record<Role, readonly Sight[]>> = {
  form_teacher: ['class_list', 'class_requests', 'class_reports'],
  teacher: ['class_list'],
  pupil: ['teachers', 'own_guardians'],
  guardian: ['teachers', 'child_card', 'child_guardians'],
}

/** A pupil whom no guardian has let in yet: the family, and nothing of the class. */
export const sightsOfWaiting: Sight[] = ['own_guardians']

/** Rights to see as one table: role × scope. The tests ask the calls themselves whether it tells the truth. */
export function sightsOf(role: Role, inClass: boolean): Sight[] {
  return [...((inClass ? byClass : byPost)[role] ?? [])]
}
