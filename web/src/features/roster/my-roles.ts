import { useSession, type Me } from '../../platform/store/index.ts'

type Role = Me['roles'][number]['role']

/** Have I one of these roles in the organisation itself? */
export function useRoleIn(organisationId: string, roles: readonly Role[]): boolean {
  return useMyRoles().some((mine) => mine.organisationId === organisationId && roles.includes(mine.role))
}

/** Am I the form teacher of one of these classes? */
export function useFormTeacherOf(classIds: readonly (string | null)[]): boolean {
  return useMyRoles().some(
    ({ role, classId }) => role === 'form_teacher' && classId !== null && classIds.includes(classId),
  )
}

function useMyRoles(): Me['roles'] {
  const session = useSession()
  return session.state === 'signedIn' ? session.me.roles : []
}
