import { useDeferredValue, useState, type RefObject } from 'react'
import { noticePageMax, noticeRecipients, type NoticeRecipient, type NoticeStanding } from '#protocol/notices.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { IconCircleCheck } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

const standings: readonly NoticeStanding[] = ['waiting', 'late', 'acknowledged', 'on_leave', 'left']

interface Props {
  noticeId: string
  organisation: { id: string; shortName: string } | undefined
  onAll: () => void
  /** More than one organisation is asked. */
  several: boolean
  headsOnly: boolean
  scroller: RefObject<HTMLElement | null>
}

/** Who was asked, by name: found by name, told apart by how they stand. */
export function NoticeNames({ noticeId, organisation, onAll, several, headsOnly, scroller }: Props) {
  const t = useTexts(noticeTexts).state
  const [typed, setTyped] = useState('')
  const [standing, setStanding] = useState<NoticeStanding>()
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = {
    noticeId,
    ...(organisation ? { organisationId: organisation.id } : {}),
    ...(standing ? { standing } : {}),
    ...(text ? { text } : {}),
  }
  const found = useLongQuery(noticeRecipients, query, noticePageMax, ({ people }) => people)
  const total = found.first?.total
  return (
    <Card title={headsOnly ? t.heads : t.names} flush>
      <div className={styles.inset}>
        {organisation && (
          <p className={styles.chips}>
            <Chip tone="information">{organisation.shortName}</Chip>
            <Chip onClick={onAll}>{t.all}</Chip>
          </p>
        )}
        {headsOnly && <p className={styles.quiet}>{t.headsOnly}</p>}
        <SearchField value={typed} onChange={setTyped} label={t.find} />
        <div className={styles.chips} role="group" aria-label={t.filter}>
          <Chip pressed={!standing} onClick={() => setStanding(undefined)}>
            {t.everybody}
          </Chip>
          {standings.map((one) => (
            <Chip key={one} pressed={standing === one} onClick={() => setStanding(one)}>
              {t.standings[one]}
            </Chip>
          ))}
        </div>
      </div>
      {found.error ? <LoadFailed error={found.error} onAgain={found.again} /> : null}
      {total === undefined && !found.error && <SkeletonRows rows={4} avatar={40} />}
      {total === 0 && <p className={styles.inset}>{t.nobody}</p>}
      {total !== undefined && total > 0 && (
        <>
          <VisuallyHidden>
            <p role="status">{t.found(total)}</p>
          </VisuallyHidden>
          <LongList
            scroller={scroller}
            label={t.label}
            total={total}
            rowHeight={84}
            onShow={found.show}
            renderRow={(index) => <PersonRow one={found.at(index)} place={several && !organisation} />}
          />
        </>
      )}
    </Card>
  )
}

function PersonRow({ one, place }: { one: NoticeRecipient | undefined; place: boolean }) {
  const t = useTexts(noticeTexts)
  if (!one) return <SkeletonRows rows={1} avatar={40} />
  const { person, role, position, className, organisation } = one
  const what = [position || t.compose.roles[role].toLowerCase(), className, place && organisation.shortName]
  return (
    <ListRow
      wrap
      leading={<Avatar id={person.id} name={person.name} />}
      title={person.fullName}
      text={
        <span className={styles.lines}>
          {what.filter(Boolean).join(' · ')}
          <Moment one={one} />
        </span>
      }
    />
  )
}

function Moment({ one: { standing, acknowledgedAt, openedAt, hasAccount } }: { one: NoticeRecipient }) {
  const t = useTexts(noticeTexts)
  if (standing === 'left') return <span>{t.paper.gone}</span>
  if (standing === 'on_leave') return <span>{t.paper.onLeave}</span>
  if (acknowledgedAt) {
    return (
      <span className={styles.when}>
        <IconCircleCheck size={16} className={styles.done} /> {formatDayTime(acknowledgedAt)}
        {standing === 'late' && ` · ${t.standings.late}`}
      </span>
    )
  }
  const opened = openedAt && t.state.opened(formatDayTime(openedAt))
  return <span className={styles.missing}>{!hasAccount ? t.state.noAccount : (opened ?? t.state.notYet)}</span>
}
