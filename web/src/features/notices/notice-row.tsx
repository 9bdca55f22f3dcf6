import type { NoticeBrief } from '#protocol/notices.ts'
import { now } from '../../platform/clock.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconFileText } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useAcknowledging } from './acknowledging.ts'
import { noticeAddress } from './addresses.ts'
import { doneOf, myStanding, shareOf, type MyStanding } from './standing.rules.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

interface Props {
  notice: NoticeBrief
  /** How far it has come, instead of how it stands to me. */
  state: boolean
}

export function NoticeRow({ notice, state }: Props) {
  const t = useTexts(noticeTexts).list
  const { id, title, organisation, dueAt } = notice
  return (
    <ListRow
      wrap
      href={noticeAddress(id)}
      leading={<IconFileText size={24} />}
      title={title}
      text={
        <span className={styles.lines}>
          {`${organisation.shortName} · ${t.due(formatDayTime(dueAt))}`}
          {state && !notice.withdrawnAt ? <Share notice={notice} /> : <Standing notice={notice} />}
        </span>
      }
    />
  )
}

function Share({ notice: { title, counts } }: Pick<Props, 'notice'>) {
  const t = useTexts(noticeTexts).list
  if (!counts) return null
  return (
    <span className={styles.far}>
      <span>{t.ofAsked(doneOf(counts), counts.asked)}</span>
      <span className={styles.farBar}>
        <Progress label={title} share={shareOf(counts)} />
      </span>
    </span>
  )
}

const tones: Record<MyStanding, 'attention' | 'success' | 'plain'> = {
  waiting: 'attention',
  overdue: 'attention',
  acknowledged: 'success',
  late: 'success',
  withdrawn: 'plain',
  on_leave: 'plain',
  left: 'plain',
}

function Standing({ notice }: Pick<Props, 'notice'>) {
  const t = useTexts(noticeTexts).standings
  const { pending } = useAcknowledging()
  const standing = myStanding(notice, now())
  if (pending.includes(notice.id)) return <Chip>{t.sending}</Chip>
  return standing && <Chip tone={tones[standing]}>{t[standing]}</Chip>
}
