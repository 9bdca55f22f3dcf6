import { useId, type Ref } from 'react'
import { Virtualizer } from 'virtua'
import { useTexts } from '../../../platform/i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { talkTexts } from '../texts.ts'
import { MessageRow } from './message-row.tsx'
import type { Row } from './rows.ts'
import type { useScroll } from './use-scroll.ts'
import type { useWalk } from './use-walk.ts'
import styles from './timeline.module.css'

interface Props {
  rows: readonly Row[]
  title: string
  loading: boolean
  othersReadSeq: number
  scroll: ReturnType<typeof useScroll>
  walk: ReturnType<typeof useWalk>
  ref: Ref<HTMLDivElement>
}

/** What scrolls: those lines exist that are seen, with some before and after, and the one that has the focus. */
export function Lines({ rows, title, loading, othersReadSeq, scroll, walk, ref }: Props) {
  const t = useTexts(talkTexts).timeline
  const hint = useId()
  return (
    <div
      ref={ref}
      className={cx(styles.scroller, !scroll.placed && styles.hidden)}
      role="log"
      // New lines are read out by the announcer; what scrolling brings in stays silent.
      aria-live="off"
      aria-label={t.label(title)}
      aria-describedby={hint}
      aria-busy={loading}
      onKeyDown={walk.onKeyDown}
      onFocus={walk.onFocus}
    >
      <span id={hint} hidden>
        {t.keysHint}
      </span>
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
            read={row.own && row.view.message.seq > 0 && row.view.message.seq <= othersReadSeq}
            marked={scroll.marked > 0 && row.view.message.seq === scroll.marked}
            active={row.key === walk.active}
          />
        )}
      </Virtualizer>
    </div>
  )
}
