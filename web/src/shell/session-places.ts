import type { Me } from '../platform/store/index.ts'
import type { PlaceId } from './places.ts'

type Role = Me['roles'][number]['role']

const managers: readonly Role[] = ['office_specialist', 'head', 'deputy', 'administrator']
const staff: readonly Role[] = [...managers, 'form_teacher', 'teacher', 'staff']

/** The places that this person's roles have something in, in the order of the bar. */
export function placesOf({ roles, pending }: Me): PlaceId[] {
  if (pending) return ['me']
  const has = (wanted: readonly Role[]) => roles.some(({ role }) => wanted.includes(role))
  return ['chats', ...(has(staff) ? (['people'] as const) : []), ...(has(managers) ? (['reports'] as const) : []), 'me']
}
