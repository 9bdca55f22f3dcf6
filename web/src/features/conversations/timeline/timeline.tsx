import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, type Ref } from 'react'
import { Virtualizer } from 'virtua'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useTimeline, type ConversationView } from '../../../platform/store/index.ts'
import { Banner } from '../../../ui/banner.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconChat } from '../../../ui/icons.tsx'
import { toast } from '../../../ui/toast.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { Announcer } from './announcer.tsx'
import { DayPill } from './day-pill.tsx'
import { MessageRow } from './message-row.tsx'
import { rowsOf, type Row } from './rows.ts'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { ToEnd } from './to-end.tsx'
import { useReading } from './use-reading.ts'
import { useScroll } from './use-scroll.ts'
import { useWalk } from './use-walk.ts'
import styles from './timeline.module.css'

export interface TimelineHandle {
  jump: (seq: number) => Promise<boolean>
  toEnd: () => void
  rows: () => readonly Row[]
  focusLast: () => void
}

interface Props {
  conversation: ConversationView
  /** The line that the address asks for. */
  target: number | undefined
  ref: Ref<TimelineHandle>
}

/** The lines of a conversation: a window over what is stored, anchored at the bottom. */
export function TimelineView({ conversation, target, ref }: Props) {
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  const opened = useRef(target).current
  const timeline = useTimeline(conversation.id, opened)
  const rows = useRows(timeline.items, talk.me, timeline.firstUnreadSeq)
  const onSeen = useReading(conversation.id, rows, conversation.readSeq)
  const scroll = useScroll({ conversationId: conversation.id, rows, timeline, target: opened, onSeen })
  const walk = useWalk(rows, scroll.list, talk)
  const scroller = useRef<HTMLDivElement>(null)

  async function jump(seq: number) {
    const had = await scroll.jump(seq)
    if (!had) toast(t.cannotJump)
    return had
  }
  useImperativeHandle(ref, () => ({
    jump,
    toEnd: () => void scroll.toEnd(),
    rows: () => rows,
    focusLast: () => scroller.current?.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus(),
  }))
  const follow = useEffectEvent(() => {
    if (target && target !== opened) void jump(target)
  })
  useEffect(() => follow(), [target])

  const first = timeline.loading === 'first' && rows.length === 0
  const empty = rows.length === 0 && timeline.reachedStart && timeline.reachedEnd
  return (
    <div className={styles.pane}>
      {timeline.unreachable && !timeline.reachedStart && (
        <Banner tone="attention" thin>
          {t.unreachable}
        </Banner>
      )}
      {first && <TimelineSkeleton />}
      {empty && (
        <EmptyState icon={IconChat} title={t.emptyTitle}>
          {conversation.maySend ? t.emptyText : t.emptyChannel}
        </EmptyState>
      )}
      <div
        ref={scroller}
        className={cx(styles.scroller, !scroll.placed && styles.hidden)}
        role="log"
        aria-live="off"
        aria-label={t.label(conversation.title)}
        aria-busy={timeline.loading !== 'nothing'}
        onKeyDown={walk.onKeyDown}
        onFocus={walk.onFocus}
      >
        <span className={styles.push} />
        <Virtualizer
          key={scroll.generation}
          ref={scroll.list}
          data={rows}
          shift={scroll.shift}
          bufferSize={600}
          itemSize={64}
          keepMounted={walk.activeIndex >= 0 ? [walk.activeIndex] : []}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
        >
          {(row) => (
            <MessageRow
              key={row.key}
              row={row}
              read={row.own && row.view.message.seq > 0 && row.view.message.seq <= conversation.othersReadSeq}
              marked={scroll.marked > 0 && row.view.message.seq === scroll.marked}
              active={row.key === walk.active}
            />
          )}
        </Virtualizer>
      </div>
      {scroll.placed && <DayPill day={scroll.topDay} loading={timeline.loading === 'older'} scroller={scroller} />}
      {scroll.away && rows.length > 0 && <ToEnd unread={conversation.unread} onPress={() => void scroll.toEnd()} />}
      <Announcer rows={rows} me={talk.me} />
      <VisuallyHidden>{t.keysHint}</VisuallyHidden>
    </div>
  )
}

function useRows(items: Parameters<typeof rowsOf>[0], me: string, firstUnreadSeq: number): readonly Row[] {
  const before = useRef<readonly Row[]>([])
  return useMemo(
    () => (before.current = rowsOf(items, { me, firstUnreadSeq }, before.current)),
    [items, me, firstUnreadSeq],
  )
}
