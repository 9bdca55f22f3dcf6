import { useState } from 'react'
import { listClasses, type ClassRow } from '#protocol/classes.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Badge, Chip } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChevronRight, IconPlus, IconSchool } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Link } from 'wouter'
import { classAddress, importAddress, newClassAddress, schoolYearAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { classKindsOf } from './kinds.ts'
import { classTexts } from './texts.ts'
import styles from './classes-tab.module.css'

/** Classes of an organisation; for a teacher those that he or she teaches. */
export default function ClassesTab({ organisation }: { organisation: Organisation }) {
  const t = useTexts(classTexts)
  const [typed, setTyped] = useState('')
  const { data, error, refetch } = useLoaded(listClasses, { organisationId: organisation.id })
  const { manage } = organisation.rights
  const kind = classKindsOf(organisation.kind)[0]!
  const active = organisation.status.active
  const create = manage && (
    <ButtonLink href={newClassAddress(organisation.id)} icon={IconPlus} tone={active ? 'primary' : 'quiet'}>
      {t.create[kind]}
    </ButtonLink>
  )
  const imports = manage && (
    <ButtonLink href={importAddress(organisation.id)} tone="plain">
      {t.import}
    </ButtonLink>
  )
  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows avatar={40} />
  if (data.classes.length === 0) {
    return (
      <EmptyState
        icon={IconSchool}
        title={manage ? t.noneYet : t.noneYetTeacher}
        actions={
          manage && (
            <>
              {create}
              {imports}
            </>
          )
        }
      >
        {manage ? t.noneYetText : t.noneYetTeacherText}
      </EmptyState>
    )
  }
  const found = data.classes.filter((row) => fits(row, typed)).toSorted(byName)
  return (
    <>
      <div className={styles.tools}>
        {data.classes.length > 8 && (
          <SearchField value={typed} onChange={setTyped} label={kind === 'class' ? t.search : t.searchGroups} />
        )}
        {manage && (
          <ButtonLink href={schoolYearAddress(organisation.id)} tone="plain">
            {t.newYear}
          </ButtonLink>
        )}
        {imports}
        {create}
      </div>
      {found.length === 0 && <p className={styles.nothing}>{t.nothingFound}</p>}
      {found.length > 0 && (
        <ul className={styles.list} aria-label={t.listLabel}>
          {found.map((row) => (
            <ClassItem key={row.id} row={row} />
          ))}
        </ul>
      )}
    </>
  )
}

function ClassItem({ row }: { row: ClassRow }) {
  const t = useTexts(classTexts).row
  const noTeacher = {
    class: t.noTeacher,
    kindergarten_group: t.noEducator,
    association: t.noLeader,
    subject_group: t.noLeader,
  }[row.kind]
  return (
    <li className={styles.item}>
      <Link href={classAddress(row.id)} className={styles.name}>
        {row.name}
      </Link>
      <span className={styles.teacher}>
        {row.formTeacher ? row.formTeacher.fullName : <Chip tone="attention">{noTeacher}</Chip>}
      </span>
      {row.pupils === 0 ? (
        <span className={styles.figures}>
          <Chip tone="attention">{t.empty}</Chip>
        </span>
      ) : (
        <span className={styles.figures}>
          <span>{t.pupils(row.pupils)}</span>
          {row.kind !== 'kindergarten_group' && <span>{t.joined(row.pupilsJoined, row.pupils)}</span>}
          <span>{t.guardians(row.pupilsWithGuardian, row.pupils)}</span>
        </span>
      )}
      <span className={styles.end}>
        <Badge count={row.waiting} label={t.waiting(row.waiting)} />
        <IconChevronRight />
      </span>
    </li>
  )
}

function fits(row: ClassRow, typed: string): boolean {
  const text = typed.trim().toLocaleLowerCase()
  return `${row.name} ${row.formTeacher?.fullName ?? ''}`.toLocaleLowerCase().includes(text)
}

/** 2А before 11А. */
function byName(a: ClassRow, b: ClassRow): number {
  return a.name.localeCompare(b.name, 'ru', { numeric: true })
}
