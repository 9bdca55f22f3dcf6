import { isChannel } from '#protocol/conversations.ts'
import { useRef } from 'react'
import { formatTime } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { usePerson } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconMore, IconReply } from '../../../ui/icons.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { contextMenu, openMenu } from '../../../ui/menu.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { Bubble } from './bubble.tsx'
import { messageMenu } from './message-menu.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { toggleReaction } from './reactions.tsx'
import { Refused } from './refused.tsx'
import { bothTouches, swipeToReply } from './swipe.ts'
import styles from './message-line.module.css'

/** A message in its place: left or right, with the avatar of its author, ready to be pressed, swiped and walked to. */
export function MessageLine({ row, read, marked, active }: MessageRowProps) {
  const { view, own, first, last } = row
  const { message } = view
  const talk = useTalk()
  const author = usePerson(message.authorId)
  const t = useTexts(talkTexts)
  const bubble = useRef<HTMLDivElement>(null)
  const name = own ? t.you : (author?.name ?? t.somebody)
  const post = isChannel(talk.kind)
  const live = !message.deletedAt && message.seq > 0
  const openActions = () => messageMenu(view, talk, own)
  const menu = contextMenu(openActions)
  const swipe = swipeToReply(bubble, live ? () => talk.reply(message) : undefined)
  return (
    <article
      {...menu}
      {...bothTouches(menu, swipe)}
      className={cx(
        styles.line,
        own ? styles.own : styles.other,
        post && styles.post,
        first && styles.first,
        last && styles.last,
      )}
      data-line={row.key}
      tabIndex={active ? 0 : -1}
      aria-label={t.timeline.from(name, formatTime(message.at))}
      aria-describedby={`text-${row.key}`}
      onDoubleClick={(event) => {
        if (!live || (event.target as Element).closest('button, a, pre')) return
        getSelection()?.removeAllRanges()
        toggleReaction(message, '👍')
      }}
    >
      {!own && !post && talk.kind !== 'direct' && (
        <span className={styles.avatar}>
          {last && author && <Avatar id={author.id} name={author.name} size={32} />}
        </span>
      )}
      <div className={styles.body}>
        <div className={styles.beside}>
          <div ref={bubble} className={styles.moving}>
            <Bubble row={row} author={author} read={read} marked={marked} />
            <span className={styles.swipeSign} aria-hidden="true">
              <IconReply />
            </span>
          </div>
          {live && (
            <HoverActions onReply={() => talk.reply(message)} onMore={(at) => openMenu({ ...openActions(), at })} />
          )}
        </div>
        {view.change?.state === 'refused' && <Refused change={view.change} own={own} />}
      </div>
    </article>
  )
}

/** For a mouse: what a finger finds by pressing longer. The keyboard has Enter. */
function HoverActions({ onReply, onMore }: { onReply: () => void; onMore: (at: Element) => void }) {
  const t = useTexts(talkTexts)
  return (
    <span className={styles.actions}>
      <IconButton icon={IconReply} size="s" label={t.act.reply} tabIndex={-1} onClick={onReply} />
      <IconButton
        icon={IconMore}
        size="s"
        label={t.timeline.actions}
        tabIndex={-1}
        onClick={(event) => onMore(event.currentTarget)}
      />
    </span>
  )
}
