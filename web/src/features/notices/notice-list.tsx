import { useDeferredValue, useState, type RefObject } from 'react'
import { listNotices, type NoticeBox, type NoticeFilter } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { Chip } from '../../ui/badge.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFileText, IconSearch } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { NoticeRow } from './notice-row.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

const pageSize = 30
const rowHeight = 96

/** What may be left aside in a box. */
export function filtersOf(box: NoticeBox): readonly NoticeFilter[] {
  return box === 'asked' ? ['waiting', 'past'] : ['own', 'past']
}

interface Props {
  box: NoticeBox
  show: NoticeFilter | undefined
  onShow: (show: NoticeFilter | undefined) => void
  scroller: RefObject<HTMLElement | null>
}

/** Notices, however many: older ones come as one scrolls; found by their words and by who sent them. */
export function NoticeList({ box, show, onShow, scroller }: Props) {
  const t = useTexts(noticeTexts).list
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = { box, ...(show ? { show } : {}), ...(text ? { text } : {}) }
  const found = useLongQuery(listNotices, query, pageSize, ({ notices }) => notices)
  const total = found.first?.total
  const chosen = Boolean(show ?? text)
  if (found.error) return <LoadFailed error={found.error} onAgain={found.again} />
  if (total === undefined) return <SkeletonRows rows={4} />
  if (total === 0 && !chosen) {
    return (
      <EmptyState icon={IconFileText} title={box === 'asked' ? t.nothingAsked : t.nothingFollowed}>
        {box === 'asked' ? t.nothingAskedText : t.nothingFollowedText}
      </EmptyState>
    )
  }
  return (
    <Stack>
      <SearchField value={typed} onChange={setTyped} label={t.find} />
      <div className={styles.chips} role="group" aria-label={t.filter}>
        <Chip pressed={!show} onClick={() => onShow(undefined)}>
          {t.all}
        </Chip>
        {filtersOf(box).map((one) => (
          <Chip key={one} pressed={show === one} onClick={() => onShow(one)}>
            {t.show[one]}
          </Chip>
        ))}
      </div>
      <VisuallyHidden>
        <p role="status">{chosen && t.found(total)}</p>
      </VisuallyHidden>
      {total === 0 ? (
        <EmptyState icon={IconSearch} title={t.nothingFound}>
          {t.nothingFoundText}
        </EmptyState>
      ) : (
        <Card flush>
          <LongList
            scroller={scroller}
            label={t.rows}
            total={total}
            rowHeight={rowHeight}
            onShow={found.show}
            renderRow={(index) => {
              const notice = found.at(index)
              return notice ? <NoticeRow notice={notice} state={box === 'followed'} /> : <SkeletonRows rows={1} />
            }}
          />
        </Card>
      )}
    </Stack>
  )
}
