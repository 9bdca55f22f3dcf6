import type { OrganisationPerson } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { Menu } from '../../ui/menu-button.tsx'
import { contextMenu } from '../../ui/menu.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { personMenu } from './person-menu.ts'
import { hasMarks, StandingMarks } from '../roster/standing-marks.tsx'
import { StateMark } from './state-mark.tsx'
import type { TabProps } from './tab-content.tsx'
import { peopleTexts } from './texts.ts'
import { classesOf, firstLetterUp, rolesOf } from './words.ts'
import styles from './person-row.module.css'

export interface PersonRowProps extends Omit<TabProps, 'scroller'> {
  /** `undefined` while it is on its way. */
  row: OrganisationPerson | undefined
  /** Begins to choose people, this one first. */
  onChoose?: ((row: OrganisationPerson) => void) | undefined
}

/** A line of a list of people: columns where there is room, two lines on a phone. */
export function PersonRow({ row, personId, onPerson, onChoose, ...work }: PersonRowProps) {
  const t = useTexts(peopleTexts)
  if (!row) return <SkeletonRows rows={1} avatar={40} />
  const { person, ties, state } = row
  const build = () =>
    personMenu({
      ...{ ...work, row, onOpen: () => onPerson(person.id) },
      ...(onChoose ? { onChoose: () => onChoose(row) } : {}),
    })
  return (
    <div
      className={cx(
        styles.row,
        !work.organisation.rights.manage && styles.plain,
        person.id === personId && styles.open,
      )}
      {...contextMenu(build)}
    >
      <Avatar id={person.id} name={person.name} />
      <button
        type="button"
        className={styles.name}
        aria-current={person.id === personId || undefined}
        onClick={() => onPerson(person.id)}
      >
        {person.fullName}
      </button>
      <span className={styles.details}>
        <span className={styles.about}>{aboutOf(row)}</span>
        <span className={styles.classes}>{classesOf(ties)}</span>
      </span>
      <span className={cx(styles.state, state === 'joined' && !hasMarks(row) && styles.joined)}>
        <span className={cx(styles.mark, state === 'joined' && styles.joined)}>
          <StateMark state={state} child={isChild(row)} />
        </span>
        <StandingMarks row={row} />
      </span>
      {work.organisation.rights.manage && (
        <span className={styles.menu}>
          <Menu label={t.act.more(person.fullName)} menu={build} />
        </span>
      )}
    </div>
  )
}

/** Of pupils the class says enough, of guardians whose they are. */
export function aboutOf({ person, ties }: OrganisationPerson): string {
  if (isChild({ ties })) return ''
  if (ties.every(({ role }) => role === 'guardian')) return firstLetterUp(person.note)
  return firstLetterUp(rolesOf(ties))
}

function isChild({ ties }: Pick<OrganisationPerson, 'ties'>): boolean {
  return ties.every(({ role }) => role === 'pupil')
}
