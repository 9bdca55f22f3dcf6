import { useDeferredValue, useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { IconCheck, IconClose } from '../../../ui/icons.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { roleLine } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { useFoundPeople } from './use-found-people.ts'
import styles from './new.module.css'

interface Props {
  chosen: readonly PersonBrief[]
  onChange: (chosen: readonly PersonBrief[]) => void
}

/** Several people, found by name one after another; the chosen ones stand above. */
export function PeoplePicker({ chosen, onChange }: Props) {
  const t = useTexts(talkTexts).create
  const [typed, setTyped] = useState('')
  const found = useFoundPeople(useDeferredValue(typed))
  const ids = new Set(chosen.map(({ id }) => id))

  function toggle(person: PersonBrief) {
    onChange(ids.has(person.id) ? chosen.filter(({ id }) => id !== person.id) : [...chosen, person])
  }

  return (
    <div className={styles.picker}>
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={t.chosen(chosen.length)}>
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className={styles.chip}
                aria-label={t.remove(person.name)}
                onClick={() => toggle(person)}
              >
                <Avatar id={person.id} name={person.name} size={24} />
                <span className={styles.chipName}>{person.name}</span>
                <IconClose size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchField value={typed} onChange={setTyped} label={t.find} />
      <div className={styles.found} role="group" aria-label={t.people}>
        {found.state === 'asking' && found.people.length === 0 && <SkeletonRows rows={3} avatar={40} />}
        {found.people.map((person) => (
          <ListRow
            key={person.id}
            leading={<Avatar id={person.id} name={person.name} />}
            title={person.fullName}
            text={roleLine(person)}
            trailing={ids.has(person.id) && <IconCheck label={t.isChosen} />}
            selected={ids.has(person.id)}
            onPress={() => toggle(person)}
          />
        ))}
        {found.state === 'known' && found.people.length === 0 && <p className={styles.note}>{t.nobody(typed)}</p>}
        {found.state === 'failed' && (
          <p className={styles.note} role="alert">
            {t.findFailed}
          </p>
        )}
      </div>
    </div>
  )
}
