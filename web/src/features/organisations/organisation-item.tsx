import { Link } from 'wouter'
import type { FailingReason } from '#protocol/indicators.ts'
import { registeredNeeded, type OrganisationRow } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconBuilding, IconChevronRight, IconCircleCheck, IconSchool, IconSeal } from '../../ui/icons.tsx'
import type ru from './texts.ru.ts'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

const indentMax = 4

/** One organisation: active or the reason why not. */
export function OrganisationItem({ row, indent }: { row: OrganisationRow; indent: number }) {
  const t = useTexts(organisationTexts)
  const Glyph = row.status.counted ? IconSchool : IconBuilding
  return (
    <div className={styles.item} style={{ paddingLeft: 16 + Math.max(0, Math.min(indent, indentMax) - 1) * 24 }}>
      <Glyph className={styles.glyph} />
      <div className={styles.words}>
        <Link href={`/organisations/${row.id}`} className={styles.name}>
          {row.shortName}
        </Link>
        <p className={styles.about}>
          {aboutOf(row, t)}
          {row.verified && (
            <span className={styles.verified}>
              <IconSeal size={16} />
              {t.list.verified}
            </span>
          )}
        </p>
      </div>
      <Standing row={row} />
      <IconChevronRight className={styles.glyph} />
    </div>
  )
}

function aboutOf({ kind, status }: OrganisationRow, t: typeof ru): string {
  const { staff, counted, active, classes } = status
  const known = counted && staff.total > 0
  return [t.kinds[kind], known && t.list.staffOf(staff.registered, staff.total), active && t.list.classes(classes)]
    .filter(Boolean)
    .join(' · ')
}

function Standing({ row: { status } }: { row: OrganisationRow }) {
  const t = useTexts(organisationTexts).list
  if (!status.counted) return <span className={styles.standing} />
  if (status.active) {
    return (
      <span className={styles.standing}>
        <span className={styles.active}>
          <IconCircleCheck size={16} />
          {t.active}
        </span>
      </span>
    )
  }
  return (
    <span className={styles.standing}>
      {status.reasons.map((reason) => (
        <Chip key={reason} tone="attention">
          {wordsOf(reason, status.registered, t)}
        </Chip>
      ))}
    </span>
  )
}

function wordsOf(reason: FailingReason, registered: number, t: (typeof ru)['list']): string {
  if (reason === 'not_verified') return t.notVerified
  return reason === 'no_class' ? t.noClass : t.few(registered, registeredNeeded)
}
