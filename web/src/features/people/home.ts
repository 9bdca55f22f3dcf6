import type { Me } from '../../platform/store/index.ts'

type Role = Me['roles'][number]['role']

const managing: readonly Role[] = ['office_specialist', 'head', 'deputy', 'administrator']
const working: readonly Role[] = [...managing, 'form_teacher', 'teacher', 'staff']

/** Organisations in which one works, those that one manages first. */
export function workplaces(me: Me): Me['organisations'] {
  const has = (organisationId: string, roles: readonly Role[]) =>
    me.roles.some((role) => role.organisationId === organisationId && roles.includes(role.role))
  const mine = me.organisations.filter(({ id }) => has(id, working))
  return mine.toSorted((a, b) => Number(has(b.id, managing)) - Number(has(a.id, managing)))
}

/** The organisation that one leads, or the office; the first where there are several. */
export function managedHere(me: Me): string | undefined {
  return me.roles.find(({ role }) => managing.includes(role))?.organisationId ?? undefined
}
