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
import { firstLetterUp, rolesOf } from '../people/words.ts'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

interface Props {
  open: boolean
  organisationId: string
  title: string
  /** The first line stands for nobody. */
  mayBeNobody?: boolean
  onPick: (person: PersonBrief | null) => void
  onClose: () => void
}

/** One colleague, found by name. */
export function StaffPicker({ open, title, onClose, ...rest }: Props) {
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {open && <Found {...rest} />}
    </Sheet>
  )
}

function Found({ organisationId, mayBeNobody, onPick }: Omit<Props, 'open' | 'title' | 'onClose'>) {
  const t = useTexts(classTexts).teachers
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = { organisationId, circle: 'staff' as const, limit: 50, ...(text ? { text } : {}) }
  const { data } = useLoaded(organisationPeople, query, { keepLast: true })
  return (
    <>
      <SearchField value={typed} onChange={setTyped} label={t.pickSearch} />
      <div className={styles.found}>
        {!data && <SkeletonRows rows={3} avatar={40} />}
        {mayBeNobody && text === '' && (
          <ListRow leading={<IconClose size={24} />} title={t.nobody} onPress={() => onPick(null)} />
        )}
        {data?.people.map(({ person, ties }) => (
          <ListRow
            key={person.id}
            wrap
            leading={<Avatar id={person.id} name={person.name} />}
            title={person.fullName}
            text={firstLetterUp(rolesOf(ties))}
            onPress={() => onPick(person)}
          />
        ))}
        {data?.people.length === 0 && <p className={styles.addBox}>{t.pickNobody}</p>}
      </div>
    </>
  )
}
