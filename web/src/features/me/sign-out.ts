import { navigate } from 'wouter/use-browser-location'
import { accountsOnThisDevice } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { formatList } from '../../platform/i18n/format.ts'
import { texts } from '../../platform/i18n/index.ts'
import { signOut, unsentCount } from '../../platform/store/index.ts'
import { confirm } from '../../ui/confirm.ts'
import { meTexts } from './texts.ts'

/** Signs out after saying what goes with it: what is unsent, and the others of a shared device. */
export async function leaveDevice(): Promise<void> {
  const t = texts(meTexts)
  const unsent = unsentCount()
  const others = await namesBeside()
  const lines = [
    unsent > 0 ? t.signOutUnsent(unsent) : t.signOutText,
    others.length > 0 && t.signOutOthers(formatList(others)),
  ]
  const yes = await confirm({
    title: t.signOutTitle,
    text: lines.filter(Boolean).join(' '),
    action: unsent > 0 ? t.signOutAnyway : t.signOut,
    danger: unsent > 0,
  })
  if (!yes) return
  await signOut({ discardUnsent: true })
  navigate('/sign-in', { replace: true })
}

async function namesBeside(): Promise<string[]> {
  try {
    const { accounts } = await call(accountsOnThisDevice, {}, { signal: AbortSignal.timeout?.(2000) })
    return accounts.map(({ name }) => name)
  } catch {
    // Without a line one may still leave.
    return []
  }
}
