import { useRef, type ReactNode } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { listNotices, type NoticeBox, type NoticeFilter } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { IconPlus } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { newNoticeAddress, noticesAddress } from './addresses.ts'
import { useLiveNotices } from './live.ts'
import { useMaySend } from './may-send.ts'
import { filtersOf, NoticeList } from './notice-list.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

/** `/notices` (`?box=followed`, `&show=past`): what asks me, what waits first; and what I see the state of. */
export function NoticesPage() {
  const t = useTexts(noticeTexts)
  const maySend = useMaySend()
  const search = new URLSearchParams(useSearch())
  const box: NoticeBox = maySend && search.get('box') === 'followed' ? 'followed' : 'asked'
  const show = filtersOf(box).find((one) => one === search.get('show'))
  const asked = useLoaded(listNotices, { box: 'asked', limit: 1 })
  const body = useRef<HTMLDivElement>(null)
  useLiveNotices()
  const list = (
    <NoticeList
      key={box}
      box={box}
      show={show}
      onShow={(next) => navigate(addressOf(box, next), { replace: true })}
      scroller={body}
    />
  )
  return (
    <SinglePane>
      <Page
        title={t.title}
        back="/"
        backOn="always"
        bodyRef={body}
        actions={
          maySend && (
            <ButtonLink tone="primary" size="s" icon={IconPlus} href={newNoticeAddress}>
              {t.list.compose}
            </ButtonLink>
          )
        }
      >
        {maySend ? (
          <Boxes box={box} waiting={asked.data?.waiting ?? 0}>
            {list}
          </Boxes>
        ) : (
          list
        )}
      </Page>
    </SinglePane>
  )
}

function addressOf(box: NoticeBox, show: NoticeFilter | undefined): string {
  const chosen = { ...(box === 'asked' ? {} : { box }), ...(show ? { show } : {}) }
  const search = new URLSearchParams(chosen).toString()
  return search ? `${noticesAddress}?${search}` : noticesAddress
}

function Boxes({ box, waiting, children }: { box: NoticeBox; waiting: number; children: ReactNode }) {
  const t = useTexts(noticeTexts).list
  return (
    <Tabs
      label={t.boxes}
      tabs={[
        { id: 'asked', label: t.asked, ...(waiting ? { count: waiting } : {}) },
        { id: 'followed', label: t.followed },
      ]}
      selected={box}
      onSelect={(next) => navigate(addressOf(next, undefined), { replace: true })}
    >
      <div className={styles.panel}>{children}</div>
    </Tabs>
  )
}
