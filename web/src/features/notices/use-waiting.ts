import { listNotices, noticeChanged } from '#protocol/notices.ts'
import { useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { useAcknowledging } from './acknowledging.ts'

/** How many notices wait for me, those whose press is on its way aside; whether there are any at all. */
export function useWaitingNotices(): { waiting: number; any: boolean } | undefined {
  const { data } = useLoaded(listNotices, { box: 'asked', limit: 1 })
  const { pending } = useAcknowledging()
  useRefreshOn([noticeChanged], [listNotices])
  return data && { waiting: Math.max(0, data.waiting - pending.length), any: data.total > 0 }
}
