import { useState } from 'react'
import { mayWriteTo } from '#protocol/conversations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { IconBan, IconChat, IconCircleCheck } from '../../ui/icons.tsx'
import { peopleTexts } from './texts.ts'
import { writeTo } from './write-to.ts'
import styles from './person-pane.module.css'

/** «May I write to this person now, and why», answered before the button is pressed. */
export function PersonWriting({ personId }: { personId: string }) {
  const t = useTexts(peopleTexts)
  const { data } = useLoaded(mayWriteTo, { personId })
  const [busy, setBusy] = useState(false)

  async function write() {
    setBusy(true)
    await writeTo(personId)
    setBusy(false)
  }

  return (
    <section className={styles.writing} aria-label={t.person.mayWrite}>
      {data?.may !== false && (
        <Button tone="primary" icon={IconChat} wide busy={busy || !data} onClick={() => void write()}>
          {t.act.write}
        </Button>
      )}
      {data && (
        <p className={styles.why}>
          {data.may ? (
            <IconCircleCheck size={16} className={styles.yes} />
          ) : (
            <IconBan size={16} className={styles.noIcon} />
          )}
          <span>
            {data.may ? t.person.yes : t.person.no}: {lower(data.text)}
          </span>
        </p>
      )}
    </section>
  )
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1)
}
