import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { DataOf } from '#protocol/contract.ts'
import { chatRead } from '#protocol/conversations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { install, useInstallWay } from '../../platform/install.ts'
import { clearNotifications, renewPush } from '../../platform/push/push.ts'
import { onEvent, useSession } from '../../platform/store/index.ts'
import { setPlaceCount } from '../../shell/places.ts'
import { IconDownload, IconKey } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { installHintDue, rememberInstallHint } from './install-hint.ts'
import { meTexts } from './texts.ts'

const calmAfterMs = 45_000

/** What the person should learn, but not at once and not over something else. Draws nothing itself. */
export default function CalmMoments() {
  const t = useTexts(meTexts)
  const session = useSession()
  const me = session.state === 'signedIn' ? session.me : undefined
  const way = useInstallWay()

  useReadElsewhere(me !== undefined)

  const sessionId = me?.sessionId
  useEffect(() => {
    // What cannot be renewed now is renewed at the next start.
    if (sessionId) renewPush().catch(() => undefined)
  }, [sessionId])

  const restored = Boolean(me?.resetNotice)
  useEffect(() => {
    setPlaceCount('me', restored ? 1 : 0)
    if (!restored || location.pathname.startsWith('/me')) return
    return toast({
      text: t.resetTitle,
      icon: IconKey,
      durationMs: 30_000,
      action: { label: t.resetShow, run: () => navigate('/me') },
    })
  }, [restored, t])

  const mayInstall = way === 'ask' && me !== undefined && !me.pending && !me.ephemeral
  useEffect(() => {
    if (!mayInstall || !installHintDue(Date.now())) return
    const timer = setTimeout(() => {
      rememberInstallHint(Date.now())
      toast({
        text: t.installHint,
        icon: IconDownload,
        durationMs: 20_000,
        action: { label: t.installButton, run: () => void install() },
      })
    }, calmAfterMs)
    return () => clearTimeout(timer)
  }, [mayInstall, t])

  return null
}

/** What has been read, here or on another device, needs no notification any more. */
function useReadElsewhere(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return undefined
    return onEvent((event) => {
      if (event.n === chatRead.name) void clearNotifications((event.d as DataOf<typeof chatRead>).conversationId)
    })
  }, [signedIn])
}
