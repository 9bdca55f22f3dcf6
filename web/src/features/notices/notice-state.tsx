import { useState, type RefObject } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { noticeOrganisations, withdrawNotice, type getNotice, type NoticeCounts } from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { formatPercent } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconDownload, IconPrint } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { act } from '../people/acting.ts'
import { ExportDialog } from './export-dialog.tsx'
import { refreshNotices } from './live.ts'
import { NoticeNames } from './notice-names.tsx'
import { NoticePlaces } from './notice-places.tsx'
import { Reminders } from './reminders.tsx'
import { doneOf, shareOf } from './standing.rules.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

interface Props {
  view: OutputOf<typeof getNotice>
  counts: NoticeCounts
  scroller: RefObject<HTMLElement | null>
}

/** How far it has come: the number, organisations, names as far as one may see them, paper and table. */
export function NoticeState({ view, counts, scroller }: Props) {
  const noticeId = view.notice.id
  const [place, setPlace] = useState<string>()
  const places = useLoaded(noticeOrganisations, { noticeId, limit: 100 }, { keepLast: true })
  const some = (places.data?.total ?? 0) > 1
  const open = places.data?.organisations.find(({ organisation }) => organisation.id === place)
  return (
    <Stack>
      <Summary counts={counts} />
      <Acts noticeId={noticeId} organisationId={place} mayWithdraw={view.mayWithdraw} />
      {view.mayWithdraw && <Reminders view={view} waits={counts.asked - doneOf(counts) > counts.withoutAccount} />}
      {some && <NoticePlaces noticeId={noticeId} open={place} onOpen={setPlace} />}
      {places.data && (
        <NoticeNames
          key={place ?? ''}
          noticeId={noticeId}
          organisation={open?.organisation}
          several={some}
          onAll={() => setPlace(undefined)}
          headsOnly={(open ? [open] : places.data.organisations).some(({ names }) => !names)}
          scroller={scroller}
        />
      )}
    </Stack>
  )
}

function Summary({ counts }: { counts: NoticeCounts }) {
  const t = useTexts(noticeTexts).state
  const { asked, late, withoutAccount, onLeave, left } = counts
  const done = doneOf(counts)
  const parts = [
    asked > done && t.waiting(asked - done),
    late > 0 && t.late(late),
    withoutAccount > 0 && t.withoutAccount(withoutAccount),
    onLeave > 0 && t.onLeave(onLeave),
    left > 0 && t.left(left),
  ].filter(Boolean)
  return (
    <Card title={t.title}>
      <p className={styles.figure}>
        <strong>{t.done(done, asked)}</strong>
        <span className={styles.quiet}>{t.percent(formatPercent(shareOf(counts)))}</span>
      </p>
      <Progress label={t.progress} share={shareOf(counts)} tone={done === asked && asked > 0 ? 'success' : 'accent'} />
      {parts.length > 0 && <p className={styles.parts}>{parts.join(' · ')}</p>}
    </Card>
  )
}

interface ActsProps {
  noticeId: string
  organisationId: string | undefined
  mayWithdraw: boolean
}

function Acts({ noticeId, organisationId, mayWithdraw }: ActsProps) {
  const t = useTexts(noticeTexts).state
  const [exporting, setExporting] = useState<'xlsx' | 'print'>()

  async function withdraw() {
    const sure = { title: t.withdrawSure, text: t.withdrawText, action: t.withdraw, danger: true }
    if (!(await confirm(sure))) return
    await act(() => call(withdrawNotice, { noticeId }), texts(noticeTexts).state.withdrawn)
    await refreshNotices()
  }

  return (
    <div className={styles.acts}>
      <Button icon={IconPrint} onClick={() => setExporting('print')}>
        {t.print}
      </Button>
      <Button icon={IconDownload} onClick={() => setExporting('xlsx')}>
        {t.xlsx}
      </Button>
      {mayWithdraw && (
        <Button tone="plain" onClick={() => void withdraw()}>
          {t.withdraw}
        </Button>
      )}
      {exporting && (
        <ExportDialog
          noticeId={noticeId}
          organisationId={organisationId}
          as={exporting}
          onClose={() => setExporting(undefined)}
        />
      )}
    </div>
  )
}
