import { useDeferredValue, useRef, useState } from 'react'
import { noticeOrganisations, noticePageMax, type NoticeOfOrganisation } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LongList } from '../people/long-list.tsx'
import { doneOf, shareOf } from './standing.rules.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

/** From so many on there is a field to find one. */
const searchFrom = 8

interface Props {
  noticeId: string
  /** Whose names stand below. */
  open: string | undefined
  onOpen: (organisationId: string | undefined) => void
}

/** Organisations of a notice, those that lag on top; a press shows the names below. */
export function NoticePlaces({ noticeId, open, onOpen }: Props) {
  const t = useTexts(noticeTexts).state
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const box = useRef<HTMLDivElement>(null)
  const query = { noticeId, ...(text ? { text } : {}) }
  const found = useLongQuery(noticeOrganisations, query, noticePageMax, ({ organisations }) => organisations)
  const total = found.first?.total
  return (
    <Card title={t.organisations} flush>
      {(text || (total ?? 0) >= searchFrom) && (
        <div className={styles.inset}>
          <SearchField value={typed} onChange={setTyped} label={t.findOrganisation} />
        </div>
      )}
      {total === 0 && <p className={styles.inset}>{t.noOrganisation}</p>}
      {total !== undefined && total > 0 && (
        <div ref={box} className={styles.places}>
          <LongList
            scroller={box}
            label={t.organisations}
            total={total}
            rowHeight={60}
            onShow={found.show}
            renderRow={(index) => <PlaceRow one={found.at(index)} open={open} onOpen={onOpen} />}
          />
        </div>
      )}
    </Card>
  )
}

interface RowProps extends Omit<Props, 'noticeId'> {
  one: NoticeOfOrganisation | undefined
}

function PlaceRow({ one, open, onOpen }: RowProps) {
  const t = useTexts(noticeTexts)
  if (!one) return <SkeletonRows rows={1} />
  const { organisation, counts } = one
  const selected = organisation.id === open
  return (
    <ListRow
      wrap
      selected={selected}
      onPress={() => onOpen(selected ? undefined : organisation.id)}
      title={organisation.shortName}
      trailing={
        <span className={styles.share}>
          <span>{t.list.ofAsked(doneOf(counts), counts.asked)}</span>
          <Progress label={organisation.shortName} share={shareOf(counts)} />
        </span>
      }
    />
  )
}
