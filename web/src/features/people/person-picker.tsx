import { useDeferredValue, useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { peopleTexts } from './texts.ts'
import { classesOf, firstLetterUp, rolesOf } from './words.ts'
import styles from './people.module.css'

interface PickerProps {
  open: boolean
  organisationId: string
  title: string
  /** Only those who work there. */
  staffOnly?: boolean
  /** When nobody is found. */
  none: string
  /** The first line stands for nobody: what it is called. */
  nobody?: string | undefined
  onPick: (person: PersonBrief | null) => void
  onClose: () => void
}

const shownMax = 50

/** One person of an organisation, found by name. */
export function PersonPicker({ open, title, onClose, ...rest }: PickerProps) {
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {open && <Found {...rest} />}
    </Sheet>
  )
}

type FoundProps = Omit<PickerProps, 'open' | 'title' | 'onClose'>

function Found({ organisationId, staffOnly, none, nobody, onPick }: FoundProps) {
  const t = useTexts(peopleTexts)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const { data } = useLoaded(
    organisationPeople,
    {
      organisationId,
      limit: shownMax,
      ...(staffOnly ? { circle: 'staff' as const } : {}),
      ...(text ? { text } : {}),
    },
    { keepLast: true },
  )
  return (
    <>
      <SearchField value={typed} onChange={setTyped} label={t.search} />
      <div className={styles.found}>
        {!data && <SkeletonRows rows={3} avatar={40} />}
        {nobody && text === '' && (
          <ListRow leading={<IconClose size={24} />} title={nobody} onPress={() => onPick(null)} />
        )}
        {data?.people.map(({ person, ties }) => (
          <ListRow
            key={person.id}
            wrap
            leading={<Avatar id={person.id} name={person.name} />}
            title={person.fullName}
            text={[firstLetterUp(rolesOf(ties)), classesOf(ties)].filter(Boolean).join(' · ')}
            onPress={() => onPick(person)}
          />
        ))}
        {data?.people.length === 0 && <p className={styles.none}>{none}</p>}
      </div>
    </>
  )
}
