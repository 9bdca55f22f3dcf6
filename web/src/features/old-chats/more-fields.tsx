import { useState } from 'react'
import type { OldChat } from '#protocol/old-chats.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './form.module.css'
import shared from './old-chats.module.css'

export type Owner = { words: string; personId: string | null }

interface Props {
  organisationId: string
  chat: OldChat | null
  link: string
  owner: Owner
  onOwner: (owner: Owner) => void
  isOfParents: boolean
  onParents: (isOfParents: boolean) => void
}

/** What may be left out. Of a chat of parents only the number of people. */
export function MoreFields({ organisationId, chat, link, owner, onOwner, isOfParents, onParents }: Props) {
  const t = useTexts(oldChatTexts).form
  const [picking, setPicking] = useState(false)
  const isKnown = link !== '' || (chat !== null && (owner.words !== '' || chat.peopleCount !== null))
  return (
    <details className={shared.more} open={isKnown}>
      <summary>{t.more}</summary>
      <div className={styles.fields}>
        {!chat && (
          <Checkbox
            label={t.parents}
            hint={t.parentsHint}
            checked={isOfParents}
            onChange={(event) => onParents(event.target.checked)}
          />
        )}
        {!isOfParents && (
          <div className={styles.ownerField}>
            <TextField
              name="owner"
              label={t.owner}
              hint={owner.personId === null ? t.ownerHint : t.picked}
              value={owner.words}
              onChange={(event) => onOwner({ words: event.target.value, personId: null })}
              maxLength={200}
              optional
            />
            <Button size="s" tone="plain" onClick={() => setPicking(true)}>
              {t.pick}
            </Button>
          </div>
        )}
        <TextField
          name="people"
          label={t.people}
          type="number"
          inputMode="numeric"
          min={0}
          max={1_000_000}
          defaultValue={chat?.peopleCount ?? ''}
          optional
        />
        {!isOfParents && (
          <TextField name="link" label={t.link} defaultValue={link} maxLength={500} inputMode="url" optional />
        )}
      </div>
      <PersonPicker
        open={picking}
        organisationId={organisationId}
        title={t.pick}
        staffOnly
        none={t.nobody}
        onPick={(person) => {
          if (person) onOwner({ words: person.fullName, personId: person.id })
          setPicking(false)
        }}
        onClose={() => setPicking(false)}
      />
    </details>
  )
}
