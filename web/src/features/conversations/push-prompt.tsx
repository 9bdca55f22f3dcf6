import { useEffect, useState } from 'react'
import { keep, kept, keepsNothing } from '../../platform/device/small-things.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Refusal, useConversationIds } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { talkTexts } from './texts.ts'
import styles from './push-prompt.module.css'

const KEY = 'peremena.push-asked'

/** Offers notifications once there are conversations to hear of; whoever says «later» is not asked again on this device, and nobody on «чужой компьютер». */
export function PushPrompt() {
  const t = useTexts(talkTexts).push
  const some = useConversationIds().length > 0
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!some || wasAsked()) return
    let here = true
    void loadPush().then(async ({ pushState }) => {
      if ((await pushState()) === 'off' && here) setAsking(true)
    })
    return () => void (here = false)
  }, [some])

  function later() {
    rememberAsked()
    setAsking(false)
  }

  async function allow() {
    setBusy(true)
    try {
      const { turnOnPush } = await loadPush()
      toast((await turnOnPush()) === 'on' ? t.done : t.refused)
      later()
    } catch (error) {
      toast(error instanceof Refusal ? error.message : t.failed)
    }
    setBusy(false)
  }

  if (!asking) return null
  return (
    <div className={styles.prompt} role="group" aria-label={t.title}>
      <p>{t.text}</p>
      <div className={styles.actions}>
        <Button size="s" tone="plain" onClick={later}>
          {t.later}
        </Button>
        <Button size="s" busy={busy} onClick={() => void allow()}>
          {t.allow}
        </Button>
      </div>
    </div>
  )
}

// Wanted once on each device: not worth a byte of the first load.
const loadPush = () => import('../../platform/push/push.ts')

function wasAsked(): boolean {
  return keepsNothing() || kept(KEY) !== null
}

function rememberAsked(): void {
  keep(KEY, '1')
}
