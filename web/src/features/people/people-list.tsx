import { useDeferredValue, useState, type ReactNode } from 'react'
import type { OrganisationPerson } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSearch } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { ChoosableRow } from './choosable-row.tsx'
import { useChoosing, type Choosing } from './choosing.ts'
import { LoadFailed } from './load-failed.tsx'
import { LongList } from './long-list.tsx'
import { PersonRow } from './person-row.tsx'
import type { TabProps } from './tab-content.tsx'
import { peopleTexts } from './texts.ts'
import { usePeople, type FoundPeople } from './use-people.ts'
import styles from './people.module.css'

type State = OrganisationPerson['state']

/** Children come in by a class code of all, guardians stand here only once they are inside. */
const statesOf: Record<PeopleListProps['circle'], readonly State[]> = {
  staff: ['not_invited', 'invited', 'waiting', 'joined', 'blocked'],
  pupils: ['not_invited', 'awaits_consent', 'joined', 'blocked'],
  guardians: ['joined', 'blocked'],
}

export interface PeopleListProps extends TabProps {
  circle: 'staff' | 'pupils' | 'guardians'
  actions?: ReactNode
  before?: ReactNode
  /** In place of the list while nobody stands on it. */
  empty: ReactNode
}

/** Of so few nobody needs to choose. */
const few = 3

/** One circle of people with search and a choice by how far they have come. */
export function PeopleList({ actions, before, empty, ...props }: PeopleListProps) {
  const t = useTexts(peopleTexts)
  const { organisation, circle } = props
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<State>()
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const found = usePeople({
    organisationId: organisation.id,
    circle,
    ...(text ? { text } : {}),
    ...(state ? { state } : {}),
  })
  const filtered = text !== '' || state !== undefined
  const choosing = useChoosing(organisation.id)
  const choosable = circle === 'staff' && organisation.rights.grant.length > 0
  const showAll = () => {
    setTyped('')
    setState(undefined)
  }
  return (
    <>
      {before}
      <div className={styles.tools}>
        <SearchField value={typed} onChange={setTyped} label={t.search} />
        {actions && (
          <div className={styles.toolActions}>
            {choosable && (found.first?.total ?? 0) > 0 && <ChooseButton choosing={choosing} />}
            {!choosing.on && actions}
          </div>
        )}
      </div>
      {organisation.rights.manage && (state || (found.first?.total ?? 0) > few) && (
        <StateChips circle={circle} state={state} onChange={setState} />
      )}
      {found.first?.total === 0 && !filtered ? (
        empty
      ) : (
        <Found {...props} found={found} onShowAll={showAll} choosing={choosable ? choosing : undefined} />
      )}
      {choosable && <BulkBar organisationId={organisation.id} choosing={choosing} />}
    </>
  )
}

function ChooseButton({ choosing: { on, begin, end } }: { choosing: Choosing }) {
  const t = useTexts(peopleTexts).bulk
  return (
    <Button tone="plain" aria-pressed={on} onClick={() => (on ? end() : begin())}>
      {t.choose}
    </Button>
  )
}

interface StateChipsProps {
  circle: PeopleListProps['circle']
  state: State | undefined
  onChange: (state: State | undefined) => void
}

function StateChips({ circle, state, onChange }: StateChipsProps) {
  const t = useTexts(peopleTexts)
  return (
    <div className={styles.chips} role="group" aria-label={t.filterLabel}>
      <Chip onClick={() => onChange(undefined)} pressed={state === undefined}>
        {t.all}
      </Chip>
      {statesOf[circle].map((one) => (
        <Chip key={one} onClick={() => onChange(one === state ? undefined : one)} pressed={one === state}>
          {circle !== 'staff' && one === 'not_invited' ? t.noAccountFilter : t.filters[one]}
        </Chip>
      ))}
    </div>
  )
}

interface FoundProps extends TabProps {
  found: FoundPeople
  onShowAll: () => void
  choosing: Choosing | undefined
}

function Found({ found, onShowAll, scroller, choosing, ...props }: FoundProps) {
  const t = useTexts(peopleTexts)
  const total = found.first?.total
  if (found.error) return <LoadFailed onAgain={found.again} />
  if (total === undefined) return <SkeletonRows avatar={40} />
  if (total === 0) {
    return (
      <EmptyState icon={IconSearch} title={t.nobodyFound} actions={<Button onClick={onShowAll}>{t.showAll}</Button>}>
        {t.nobodyFoundText}
      </EmptyState>
    )
  }
  return (
    <div className={styles.box}>
      <VisuallyHidden>
        <p role="status">{t.found(total)}</p>
      </VisuallyHidden>
      <LongList
        scroller={scroller}
        label={t.listOf}
        total={total}
        onShow={found.show}
        renderRow={(index) => <Row row={found.at(index)} choosing={choosing} {...props} />}
      />
    </div>
  )
}

type RowProps = Omit<FoundProps, 'found' | 'onShowAll' | 'scroller'> & { row: OrganisationPerson | undefined }

function Row({ row, choosing, ...props }: RowProps) {
  if (!choosing?.on) return <PersonRow row={row} {...props} onChoose={choosing?.begin} />
  const chosen = row !== undefined && choosing.chosen.has(row.person.id)
  return <ChoosableRow row={row} chosen={chosen} onToggle={choosing.toggle} />
}
