import { useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { addParticipants } from '#protocol/conversations.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, Refusal } from '../../../platform/store/index.ts'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.ts'
import { PeoplePicker } from '../new/people-picker.tsx'
import { talkTexts } from '../texts.ts'
import styles from './details.module.css'

export function AddPeople({ conversationId, onDone }: { conversationId: string; onDone: () => void }) {
  const t = useTexts(talkTexts).details
  const [chosen, setChosen] = useState<readonly PersonBrief[]>([])
  const [busy, setBusy] = useState(false)

  async function add() {
    setBusy(true)
    try {
      await call(addParticipants, { conversationId, personIds: chosen.map(({ id }) => id) })
      toast(t.added)
      onDone()
    } catch (error) {
      toast(error instanceof Refusal ? error.message : t.failed)
      setBusy(false)
    }
  }

  return (
    <div className={styles.rename}>
      <PeoplePicker chosen={chosen} onChange={setChosen} />
      {chosen.length > 0 && (
        <Button tone="primary" wide busy={busy} onClick={() => void add()}>
          {t.addPeople}
        </Button>
      )}
    </div>
  )
}
