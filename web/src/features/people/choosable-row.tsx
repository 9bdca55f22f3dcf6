import type { OrganisationPerson } from '#protocol/organisations.ts'
import { cx } from '../../ui/cx.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { aboutOf } from './person-row.tsx'
import { StateMark } from './state-mark.tsx'
import { classesOf } from './words.ts'
import styles from './person-row.module.css'

interface Props {
  /** `undefined` while it is on its way. */
  row: OrganisationPerson | undefined
  chosen: boolean
  onToggle: (row: OrganisationPerson) => void
}

/** The line of a person while some are being chosen: all of it is a tick. */
export function ChoosableRow({ row, chosen, onToggle }: Props) {
  if (!row) return <SkeletonRows rows={1} avatar={40} />
  const { person, ties, state } = row
  return (
    <label className={cx(styles.row, styles.plain, styles.choosable, chosen && styles.open)}>
      <span className={styles.tick}>
        <input type="checkbox" checked={chosen} onChange={() => onToggle(row)} />
      </span>
      <span className={styles.choosableName}>{person.fullName}</span>
      <span className={styles.details}>
        <span className={styles.about}>{aboutOf(row)}</span>
        <span className={styles.classes}>{classesOf(ties)}</span>
      </span>
      <span className={styles.state}>
        <StateMark state={state} />
      </span>
    </label>
  )
}
