import { isChannel } from '#protocol/conversations.ts'
import { useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useTimeline, type ConversationView, type MessageView } from '../../../platform/store/index.ts'
import { Banner } from '../../../ui/banner.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconChat } from '../../../ui/icons.tsx'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { Announcer } from './announcer.tsx'
import { DayPill } from './day-pill.tsx'
import { Lines } from './lines.tsx'
import { rowsOf, type Row } from './rows.ts'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { ToEnd } from './to-end.tsx'
import { useJumps } from './use-jumps.ts'
import { useReading } from './use-reading.ts'
import { useScroll } from './use-scroll.ts'
import { useWalk } from './use-walk.ts'
import styles from './timeline.module.css'

export interface TimelineHandle {
  jump: (seq: number) => Promise<void>
  toEnd: () => Promise<void>
  /** What is loaded, oldest first. */
  rows: () => readonly Row[]
}

interface Props {
  conversation: ConversationView
  /** The line that the address asks for. */
  target: number | undefined
  ref: Ref<TimelineHandle>
}

/** The lines of a conversation: a window over what is stored, anchored at the bottom. */
export function TimelineView({ conversation, target, ref }: Props) {
  const { id, title } = conversation
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  const opened = useRef(target).current
  const timeline = useTimeline(id, opened)
  const rows = useRows(timeline.items, talk.me, timeline.firstUnreadSeq)
  const onSeen = useReading(id, rows, conversation.readSeq)
  const scroller = useRef<HTMLDivElement>(null)
  const scroll = useScroll({ conversationId: id, rows, timeline, target: opened, scroller, onSeen })
  const jump = useJumps(id, target, scroll.jump)
  const walk = useWalk(rows, scroll.list, talk)
  useImperativeHandle(ref, () => ({ jump, toEnd: scroll.toEnd, rows: () => rows }))

  const empty = rows.length === 0 && timeline.reachedStart && timeline.reachedEnd
  return (
    <div className={styles.pane}>
      {timeline.unreachable && !timeline.reachedStart && (
        <Banner tone="attention" thin>
          {t.unreachable}
        </Banner>
      )}
      {timeline.loading !== 'nothing' && rows.length === 0 && <TimelineSkeleton />}
      {empty && (
        <EmptyState icon={IconChat} title={t.emptyTitle}>
          {conversation.maySend ? t.emptyText : isChannel(conversation.kind) && t.emptyChannel}
        </EmptyState>
      )}
      <Lines
        ref={scroller}
        rows={rows}
        title={title}
        loading={timeline.loading !== 'nothing'}
        othersReadSeq={conversation.othersReadSeq}
        scroll={scroll}
        walk={walk}
      />
      {scroll.placed && <DayPill day={scroll.topDay} loading={timeline.loading === 'older'} scroller={scroller} />}
      {scroll.away && rows.length > 0 && <ToEnd unread={conversation.unread} onPress={() => void scroll.toEnd()} />}
      <Announcer rows={rows} me={talk.me} />
    </div>
  )
}

function useRows(items: readonly MessageView[], me: string, firstUnreadSeq: number): readonly Row[] {
  const before = useRef<readonly Row[]>([])
  return useMemo(
    () => (before.current = rowsOf(items, { me, firstUnreadSeq }, before.current)),
    [items, me, firstUnreadSeq],
  )
}
