import { useEffect, useRef, type RefObject } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { getNotice, openedNotice } from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { isLookedAt, onLook } from '../../platform/device/looked-at.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { AcknowledgeBar } from './acknowledge-bar.tsx'
import { noticesAddress } from './addresses.ts'
import { DocumentCard } from './document-card.tsx'
import { useLiveNotices } from './live.ts'
import { NoticeState } from './notice-state.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

/** On the screen for so long a notice counts as opened. */
const openedMs = 2000

/** `/notices/…`: the document, one button for whoever is asked, and the state for those who follow it. */
export function NoticePage({ params }: PageProps) {
  const t = useTexts(noticeTexts)
  const noticeId = params['noticeId'] ?? ''
  const body = useRef<HTMLDivElement>(null)
  const { data, error, refetch } = useLoaded(getNotice, { noticeId })
  useLiveNotices()
  return (
    <SinglePane>
      <Page
        title={data?.notice.title ?? t.title}
        heading={<span className={styles.quiet}>{t.card.kind}</span>}
        back={noticesAddress}
        backOn="always"
        bodyRef={body}
        bottom={data && <AcknowledgeBar notice={data.notice} />}
      >
        {data ? (
          <Opened view={data} scroller={body} />
        ) : error ? (
          <LoadFailed error={error} onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} />
        )}
      </Page>
    </SinglePane>
  )
}

interface OpenedProps {
  view: OutputOf<typeof getNotice>
  scroller: RefObject<HTMLElement | null>
}

function Opened({ view, scroller }: OpenedProps) {
  const { notice } = view
  useOpened(notice.id)
  return (
    <Stack gap={6}>
      <DocumentCard view={view} />
      {notice.counts && <NoticeState view={view} counts={notice.counts} scroller={scroller} />}
    </Stack>
  )
}

/** Tells once that somebody looked at it for so long without a break: a use, also where nothing is asked any more. */
function useOpened(noticeId: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onLook(look)
    look()
    return end

    function look() {
      if (!isLookedAt()) {
        clearTimeout(timer)
        timer = undefined
      } else timer ??= setTimeout(opened, openedMs)
    }

    function opened() {
      end()
      // It is told again with the next opening; the press of the button says it too.
      call(openedNotice, { noticeId }).catch(() => undefined)
    }

    function end() {
      clearTimeout(timer)
      stop()
    }
  }, [noticeId])
}
