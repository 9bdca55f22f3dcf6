import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { useTexts } from '../../platform/i18n/index.ts'
import { install, useInstallWay } from '../../platform/install.ts'
import { renewPush } from '../../platform/push/push.ts'
import { useSession } from '../../platform/store/index.ts'
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

  const sessionId = me?.sessionId
  useEffect(() => {
    // What cannot be renewed now is renewed at the next start.
    if (sessionId) renewPush().catch(() => undefined)
  }, [sessionId])

  const restored = Boolean(me?.resetNotice)
  useEffect(() => {
    setPlaceCount('me', restored ? 1 : 0)
    if (!restored) return
    return toast({
      text: t.resetTitle,
      icon: IconKey,
      durationMs: Infinity,
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
