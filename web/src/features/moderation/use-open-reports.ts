import { listReports, reportsChanged } from '#protocol/moderation.ts'
import { useLoaded, useRefreshOn } from '../../platform/queries.ts'

/** How many reports wait for my answer; 0 for who answers none. */
export function useOpenReports(moderates: boolean): number {
  const { data } = useLoaded(listReports, { state: 'open' }, { enabled: moderates })
  useRefreshOn([reportsChanged], [listReports])
  return data?.open ?? 0
}
