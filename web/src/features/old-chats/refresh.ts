import { listOldChats, oldChatsBelow, oldChatsOfClass, readOldChatsFile } from '#protocol/old-chats.ts'
import { organisationChanged } from '#protocol/organisations.ts'
import { refresh, useRefreshOn } from '../../platform/queries.ts'

const shown = [listOldChats, oldChatsBelow, oldChatsOfClass]

export function useLiveOldChats(): void {
  useRefreshOn([organisationChanged], shown)
}

/** After an act of one's own. */
export function refreshOldChats(): Promise<void> {
  return refresh(...shown, readOldChatsFile)
}
