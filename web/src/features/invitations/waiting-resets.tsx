import { useState } from 'react'
import { releaseReset, type waitingResets } from '#protocol/accounts.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { attempt } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { OneTimeCode } from '../people/one-time-code.tsx'
import { invitationTexts } from './texts.ts'
import styles from './requests.module.css'

type Waiting = OutputOf<typeof waitingResets>['resets'][number]

/** Access of those who manage is restored by two: I am the second. */
export function WaitingResets({ resets }: { resets: readonly Waiting[] }) {
  const t = useTexts(invitationTexts).resets
  const [shown, setShown] = useState<OutputOf<typeof releaseReset> & { name: string }>()

  async function release({ resetId, name }: Waiting) {
    const released = await attempt(() => call(releaseReset, { resetId }))
    if (released) setShown({ ...released, name })
    await refreshPeople()
  }

  return (
    <Card title={`${t.title} · ${resets.length}`} flush>
      <p className={styles.explain}>{t.explain}</p>
      <ul className={styles.list}>
        {resets.map((reset) => (
          <li key={reset.resetId} className={styles.card}>
            <p className={styles.name}>{reset.name}</p>
            <p className={styles.about}>
              {reset.byMail
                ? t.byMail(formatDayTime(reset.requestedAt))
                : t.text(reset.requestedByName, formatDayTime(reset.requestedAt))}
            </p>
            <div className={styles.acts}>
              <Button size="s" onClick={() => void release(reset)}>
                {t.release}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Dialog open={shown !== undefined} title={t.dialog(shown?.name ?? '')} onClose={() => setShown(undefined)}>
        {shown && <OneTimeCode code={shown.code} expiresAt={shown.expiresAt} />}
      </Dialog>
    </Card>
  )
}
