import { Link } from 'wouter'
import type { OldChatOrganisation } from '#protocol/old-chats.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconChevronRight } from '../../ui/icons.tsx'
import { oldChatsAddress } from '../people/addresses.ts'
import { StateBar } from './state-bar.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './office.module.css'
import shared from './old-chats.module.css'

/** One organisation: how many of its chats are done, and for how long its word is good. */
export function OfficeRow({ row }: { row: OldChatOrganisation }) {
  const t = useTexts(oldChatTexts).office
  const { counts } = row
  const facts = [
    (counts.total > 0 || !row.free) && t.of(counts.moved + counts.closed, counts.total),
    counts.mistaken > 0 && t.mistaken(counts.mistaken),
  ]
  return (
    <div className={styles.office}>
      <div className={styles.words}>
        <Link href={oldChatsAddress(row.id)} className={styles.officeName}>
          {row.shortName}
        </Link>
        <p className={shared.small}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className={styles.officeBar}>{counts.total > 0 && <StateBar counts={counts} />}</div>
      <div className={styles.officeState}>
        <Standing row={row} />
      </div>
      <IconChevronRight className={styles.glyph} />
    </div>
  )
}

function Standing({ row: { declaration, free, counts } }: { row: OldChatOrganisation }) {
  const t = useTexts(oldChatTexts).office
  if (!declaration) return <Chip tone="attention">{t.undeclared}</Chip>
  if (declaration.daysLeft === 0) return <Chip tone="attention">{t.over}</Chip>
  return (
    <>
      {free && <Chip tone="success">{counts.total === 0 ? t.isEmpty : t.isFree}</Chip>}
      <Chip>{t.until(declaration.daysLeft)}</Chip>
    </>
  )
}
