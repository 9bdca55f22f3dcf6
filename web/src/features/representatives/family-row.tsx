import type { FamilyRow as Family } from '#protocol/representatives.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { representativesTexts } from './texts.ts'
import styles from './representatives.module.css'

interface Props {
  /** `undefined` while it is on its way. */
  row: Family | undefined
  chosen: boolean
  /** While some are being chosen: all of the row is a tick. */
  onToggle: ((row: Family) => void) | undefined
}

/** An adult, whose, and what by law. */
export function FamilyRow({ row, chosen, onToggle }: Props) {
  if (!row) return <SkeletonRows rows={1} avatar={40} />
  if (!onToggle) {
    return (
      <div className={styles.row}>
        <Avatar id={row.guardian.id} name={row.guardian.name} />
        <Words row={row} />
      </div>
    )
  }
  return (
    <label className={cx(styles.row, styles.choosable, chosen && styles.chosen)}>
      <span className={styles.tick}>
        <input type="checkbox" checked={chosen} onChange={() => onToggle(row)} />
      </span>
      <Words row={row} />
    </label>
  )
}

function Words({ row: { guardian, child, className, kinship, state, sign, declined } }: { row: Family }) {
  const t = useTexts(representativesTexts)
  const kinships = useTexts(peopleTexts).kinships
  const tone = state === 'representative' ? 'success' : state === 'claimed' ? 'attention' : 'plain'
  return (
    <>
      <span className={styles.words}>
        <span className={styles.name}>{guardian.fullName}</span>
        <span className={styles.about}>{t.about(firstLetterUp(kinships[kinship]), child.fullName, className)}</span>
        {declined && (
          <span className={styles.about}>{t.declinedBy(declined.by.fullName, formatDayTime(declined.at))}</span>
        )}
      </span>
      <span className={styles.state}>
        <Chip tone={tone}>
          {state === 'representative' && !sign ? `${t.states[state]}, ${t.noSign}` : t.states[state]}
        </Chip>
      </span>
    </>
  )
}
