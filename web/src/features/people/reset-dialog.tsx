import { useState } from 'react'
import { requestReset } from '#protocol/accounts.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { attempt } from './acting.ts'
import { OneTimeCode } from './one-time-code.tsx'
import { peopleTexts } from './texts.ts'

/** A new way in for somebody: a code that is shown once, or a request to a second person. */
export default function ResetDialog({ person, onClose }: { person: PersonBrief; onClose: () => void }) {
  const t = useTexts(peopleTexts).reset
  const [issued, setIssued] = useState<OutputOf<typeof requestReset>>()
  const [busy, setBusy] = useState(false)

  async function issue() {
    setBusy(true)
    setIssued(await attempt(() => call(requestReset, { personId: person.id })))
    setBusy(false)
  }

  const button = issued ? (
    <Button tone="primary" onClick={onClose}>
      {t.done}
    </Button>
  ) : (
    <Button tone="primary" busy={busy} onClick={() => void issue()}>
      {t.issue}
    </Button>
  )
  return (
    <Dialog open title={t.title} onClose={onClose} actions={button}>
      {!issued && <p>{t.ask(person.fullName)}</p>}
      {issued?.code && <OneTimeCode code={issued.code} expiresAt={issued.expiresAt} />}
      {issued && !issued.code && (
        <Banner tone="information" title={t.second}>
          {t.secondText}
        </Banner>
      )}
    </Dialog>
  )
}
