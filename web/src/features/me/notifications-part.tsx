import { useState } from 'react'
import { pushSettings, setPushSettings } from '#protocol/push.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { turnOffPush, turnOnPush, WorkerNotReady, type PushState } from '../../platform/push/push.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/checkbox.tsx'
import { toast } from '../../ui/toast.ts'
import { InstallCard } from './install-card.tsx'
import { meTexts } from './texts.ts'
import { usePushState } from './use-push.ts'
import styles from './me.module.css'

/** Notifications on this device, and what is heard in spite of silence. */
export function NotificationsPart() {
  const t = useTexts(meTexts)
  const { state, told } = usePushState()
  return (
    <>
      {state && <Obstacle state={state} />}
      <Card>
        <div className={styles.rows}>
          {(state === 'on' || state === 'off') && <PushSwitch state={state} onChange={told} />}
          <MentionsSwitch />
        </div>
      </Card>
      {state === 'needs_install' && <InstallCard />}
      <p className={styles.quiet}>{t.notificationsQuiet}</p>
    </>
  )
}

function PushSwitch({ state, onChange }: { state: PushState; onChange: (state: PushState) => void }) {
  const t = useTexts(meTexts)
  const [busy, setBusy] = useState(false)

  async function toggle(on: boolean) {
    setBusy(true)
    try {
      onChange(on ? await turnOnPush() : await turnOffPush())
    } catch (failure) {
      toast(whyNot(failure))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Switch
      label={t.notificationsHere}
      hint={t.notificationsHint}
      checked={state === 'on'}
      aria-busy={busy}
      onChange={(event) => !busy && void toggle(event.target.checked)}
    />
  )
}

/** Our server, the browser that is still at work, or the push service of the browser’s maker. */
function whyNot(failure: unknown): string {
  const t = texts(meTexts)
  if (failure instanceof WorkerNotReady) return t.pushNotReady
  if (failure instanceof DOMException) return t.pushServiceFailed
  return failure instanceof Refusal ? failure.message : t.pushFailed
}

function MentionsSwitch() {
  const t = useTexts(meTexts)
  const { data } = useLoaded(pushSettings, {})
  const [wanted, setWanted] = useState<boolean>()

  async function toggle(mentionsPassMute: boolean) {
    setWanted(mentionsPassMute)
    try {
      await call(setPushSettings, { mentionsPassMute })
      await refresh(pushSettings)
    } catch {
      toast(texts(meTexts).pushFailed)
    }
    setWanted(undefined)
  }

  return (
    <Switch
      label={t.mentions}
      hint={t.mentionsHint}
      checked={wanted ?? data?.settings.mentionsPassMute ?? false}
      disabled={!data}
      onChange={(event) => void toggle(event.target.checked)}
    />
  )
}

function Obstacle({ state }: { state: PushState }) {
  const t = useTexts(meTexts)
  switch (state) {
    case 'denied':
      return (
        <Banner tone="attention" title={t.pushDenied}>
          {t.pushDeniedText}
        </Banner>
      )
    case 'needs_https':
      return <Banner title={t.pushNeedsHttps}>{t.pushNeedsHttpsText}</Banner>
    case 'needs_install':
      return <Banner title={t.pushNeedsInstall}>{t.pushNeedsInstallText}</Banner>
    case 'unsupported':
      return <Banner title={t.pushUnsupported}>{t.pushUnsupportedText}</Banner>
    default:
      return null
  }
}
