import type { Role } from '#protocol/common.ts'
import { useSession } from '../../platform/store/index.ts'

const senders: readonly Role[] = ['head', 'deputy', 'administrator', 'office_specialist', 'form_teacher']

/** Whether somebody may send notices from anywhere; from where exactly the server says. */
export function useMaySend(): boolean {
  const session = useSession()
  return session.state === 'signedIn' && session.me.roles.some(({ role }) => senders.includes(role))
}
