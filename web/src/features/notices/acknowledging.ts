import { useEffect, useSyncExternalStore } from 'react'
import { acknowledgeNotice } from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { keep, kept } from '../../platform/device/small-things.ts'
import { useConnection, useSession } from '../../platform/store/index.ts'
import { toast } from '../../ui/toast.ts'
import { refreshNotices } from './live.ts'

/**
 * What was pressed and has not reached the server: ids of notices, kept on the device. The server writes down the first time
 * and no other, so that sending again does no harm.
 */
const listeners = new Set<() => void>()
const cache = new Map<string, readonly string[]>()
const none: readonly string[] = []

const keyOf = (accountId: string) => `peremena.acknowledging.${accountId}`

function pendingOf(accountId: string): readonly string[] {
  const known = cache.get(accountId)
  if (known) return known
  const read = (kept(keyOf(accountId)) ?? '').split(' ').filter(Boolean)
  cache.set(accountId, read)
  return read
}

function setPending(accountId: string, ids: readonly string[]): void {
  cache.set(accountId, ids)
  keep(keyOf(accountId), ids.join(' '))
  for (const listener of listeners) listener()
}

function useAccountId(): string {
  const session = useSession()
  return session.state === 'signedIn' ? session.me.accountId : ''
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Notices whose mark waits for a line, and the press itself. */
export function useAcknowledging(): { pending: readonly string[]; acknowledge: (noticeId: string) => Promise<void> } {
  const accountId = useAccountId()
  const { state } = useConnection()
  const pending = useSyncExternalStore(subscribe, () => (accountId ? pendingOf(accountId) : none))
  useEffect(() => {
    if (state === 'online' && accountId) for (const id of pendingOf(accountId)) void send(accountId, id)
  }, [state, accountId])
  return {
    pending,
    async acknowledge(noticeId) {
      setPending(accountId, [...new Set([...pendingOf(accountId), noticeId])])
      await send(accountId, noticeId)
    },
  }
}

async function send(accountId: string, noticeId: string): Promise<void> {
  const done = () =>
    setPending(
      accountId,
      pendingOf(accountId).filter((id) => id !== noticeId),
    )
  try {
    await call(acknowledgeNotice, { noticeId })
    await refreshNotices()
    done()
  } catch (failure) {
    if (!(failure instanceof Refusal) || failure.status >= 500 || [401, 429].includes(failure.status)) return
    toast(failure.message)
    done()
    await refreshNotices()
  }
}
