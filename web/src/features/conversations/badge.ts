import { useEffect } from 'react'
import { useUnreadTotal } from '../../platform/store/index.ts'
import { setPlaceCount } from '../../shell/places.ts'
import { setTitleCount } from '../../ui/document-title.ts'

type BadgeNavigator = Navigator & {
  setAppBadge?: (count: number) => Promise<void>
  clearAppBadge?: () => Promise<void>
}

/** Unread messages on the place «Чаты», before the title of the tab and on the icon of the installed app. */
export function useChatsWaiting(): void {
  const unread = useUnreadTotal()
  useEffect(() => {
    setPlaceCount('chats', unread)
    setTitleCount(unread)
    const { setAppBadge, clearAppBadge } = navigator as BadgeNavigator
    const badge = unread > 0 ? setAppBadge?.call(navigator, unread) : clearAppBadge?.call(navigator)
    badge?.catch(() => undefined)
  }, [unread])
}
