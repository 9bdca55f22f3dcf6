import { useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { listNotices, type NoticeBox } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFileText, IconPlus } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { newNoticeAddress, noticesAddress } from './addresses.ts'
import { useLiveNotices } from './live.ts'
import { useMaySend } from './may-send.ts'
import { NoticeRow } from './notice-row.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

const pageSize = 50
const rowsMax = 100

/** `/notices` (`?box=followed`): what asks me, what waits first; and what my organisation has sent. */
export function NoticesPage() {
  const t = useTexts(noticeTexts)
  const maySend = useMaySend()
  const search = new URLSearchParams(useSearch())
  const box: NoticeBox = maySend && search.get('box') === 'followed' ? 'followed' : 'asked'
  const asked = useLoaded(listNotices, { box: 'asked', limit: pageSize })
  useLiveNotices()
  return (
    <SinglePane>
      <Page
        title={t.title}
        back="/"
        backOn="always"
        actions={
          maySend && (
            <ButtonLink tone="primary" size="s" icon={IconPlus} href={newNoticeAddress}>
              {t.list.compose}
            </ButtonLink>
          )
        }
      >
        {maySend ? (
          <Tabs
            label={t.list.boxes}
            tabs={[
              { id: 'asked', label: t.list.asked, ...(asked.data?.waiting ? { count: asked.data.waiting } : {}) },
              { id: 'followed', label: t.list.followed },
            ]}
            selected={box}
            onSelect={(next) =>
              navigate(next === 'asked' ? noticesAddress : `${noticesAddress}?box=${next}`, { replace: true })
            }
          >
            <div className={styles.panel}>
              <Box key={box} box={box} />
            </div>
          </Tabs>
        ) : (
          <Box box="asked" />
        )}
      </Page>
    </SinglePane>
  )
}

function Box({ box }: { box: NoticeBox }) {
  const t = useTexts(noticeTexts).list
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch } = useLoaded(listNotices, { box, limit }, { keepLast: true })
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={4} />
  if (data.total === 0) {
    return (
      <EmptyState icon={IconFileText} title={box === 'asked' ? t.nothingAsked : t.nothingFollowed}>
        {box === 'asked' ? t.nothingAskedText : t.nothingFollowedText}
      </EmptyState>
    )
  }
  return (
    <Stack>
      <Card flush>
        <div role="list" aria-label={t.rows}>
          {data.notices.map((notice) => (
            <div key={notice.id} role="listitem">
              <NoticeRow notice={notice} state={box === 'followed'} />
            </div>
          ))}
        </div>
      </Card>
      {data.total > data.notices.length && limit < rowsMax && (
        <Button onClick={() => setLimit(rowsMax)}>{t.more}</Button>
      )}
    </Stack>
  )
}
