import { useDeferredValue, useState } from 'react'
import { listOrganisations } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip } from '../../ui/badge.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { noticeTexts } from './texts.ts'
import styles from './compose.module.css'

const shownMax = 50

interface Props {
  underId: string
  /** Ids and names. */
  chosen: ReadonlyMap<string, string>
  onChange: (chosen: ReadonlyMap<string, string>) => void
}

/** Some organisations out of thousands, found by name. */
export function OrganisationsField({ underId, chosen, onChange }: Props) {
  const t = useTexts(noticeTexts).compose
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const asked = { underId, limit: shownMax, ...(text ? { text } : {}) }
  const { data } = useLoaded(listOrganisations, asked, { keepLast: true })

  function choose(id: string, name: string, on: boolean) {
    const next = new Map(chosen)
    if (on) next.set(id, name)
    else next.delete(id)
    onChange(next)
  }

  return (
    <div className={styles.parts}>
      {chosen.size > 0 && (
        <div className={styles.chips} role="group" aria-label={t.taken}>
          {[...chosen].map(([id, name]) => (
            <Chip key={id} icon={IconClose} onClick={() => choose(id, name, false)}>
              {name}
            </Chip>
          ))}
        </div>
      )}
      <SearchField value={typed} onChange={setTyped} label={t.find} />
      <div className={styles.options} role="group" aria-label={t.take}>
        {!data && <SkeletonRows rows={3} />}
        {data?.organisations.map(({ id, shortName }) => (
          <Checkbox
            key={id}
            label={shortName}
            checked={chosen.has(id)}
            onChange={(event) => choose(id, shortName, event.target.checked)}
          />
        ))}
      </div>
    </div>
  )
}
