import { useState } from 'react'
import { personCard } from '#protocol/roster.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconChevronRight, IconPerson } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

interface Props {
  label: string
  organisationId: string
  /** Empty: nobody yet. */
  personId: string
  onPick: (personId: string) => void
}

/** Who is asked about: a name, and the way to another one. */
export function PersonChoice({ label, organisationId, personId, onPick }: Props) {
  const t = useTexts(rightsTexts).writing
  const [picking, setPicking] = useState(false)
  const { data, error } = useLoaded(personCard, { personId }, { enabled: personId !== '' })
  const person = personId === '' ? undefined : data?.person
  return (
    <div className={styles.choice}>
      <p className={styles.label} aria-hidden="true">
        {label}
      </p>
      <ListRow
        wrap
        className={styles.chosen}
        leading={person ? <Avatar id={person.id} name={person.name} /> : <IconPerson size={24} />}
        title={
          <>
            <VisuallyHidden>{label}: </VisuallyHidden>
            {person?.fullName ?? (personId === '' || error ? t.pick : '…')}
          </>
        }
        text={person?.note}
        trailing={<IconChevronRight />}
        onPress={() => setPicking(true)}
      />
      <PersonPicker
        open={picking}
        organisationId={organisationId}
        title={label}
        none={t.nobody}
        onPick={(picked) => {
          setPicking(false)
          if (picked) onPick(picked.id)
        }}
        onClose={() => setPicking(false)}
      />
    </div>
  )
}
