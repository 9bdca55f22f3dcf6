import {
  getNotice,
  listNotices,
  noticeChanged,
  noticeOrganisations,
  noticeProgressed,
  noticeRecipients,
} from '#protocol/notices.ts'
import { tiesChanged } from '#protocol/roster.ts'
import { refresh, useRefreshOn } from '../../platform/queries.ts'

const shown = [listNotices, getNotice, noticeOrganisations, noticeRecipients]

/** Lists and states follow what others do. */
export function useLiveNotices(): void {
  useRefreshOn([noticeChanged, noticeProgressed, tiesChanged], shown)
}

export const refreshNotices = () => refresh(...shown)
