import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { useConversation, useListReady, type ConversationView } from '../../platform/store/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChats } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Composer, type ComposerHandle } from './composer/composer.tsx'
import { HeaderActions, Heading } from './heading.tsx'
import { PinnedBar } from './pinned-bar.tsx'
import { Over, type OverRequest } from './over.tsx'
import { TalkContext, type Talk } from './talk.ts'
import { talkTexts } from './texts.ts'
import { TimelineView, type TimelineHandle } from './timeline/timeline.tsx'
import { TimelineSkeleton } from './timeline/timeline-skeleton.tsx'
import { useDrop } from './use-drop.ts'
import styles from './conversation-pane.module.css'

interface Props {
  conversationId: string
  me: string
  /** The line that the address asks for. */
  target: number | undefined
}

/** One conversation: who is here, what was said, where one writes. */
export function ConversationPane({ conversationId, me, target }: Props) {
  const conversation = useConversation(conversationId)
  const ready = useListReady()
  if (conversation) return <Open conversation={conversation} me={me} target={target} />
  if (ready) return <Gone />
  return (
    <div className={styles.pane}>
      <TimelineSkeleton />
    </div>
  )
}

function Open({
  conversation,
  me,
  target,
}: {
  conversation: ConversationView
  me: string
  target: number | undefined
}) {
  const t = useTexts(talkTexts).composer
  const timeline = useRef<TimelineHandle>(null)
  const composer = useRef<ComposerHandle>(null)
  const [over, setOver] = useState<OverRequest | null>(null)
  const latest = useRef(conversation)
  latest.current = conversation
  const { id, kind } = conversation
  const talk = useMemo(
    () => talkOf({ id, kind, me, latest, timeline, composer, setOver }),
    [id, kind, me, latest, timeline, composer],
  )
  useQuietNotifications(conversation)
  const drop = useDrop(conversation.maySend ? (files) => composer.current?.addFiles(files) : undefined)

  function lastOwn() {
    const own = timeline.current
      ?.rows()
      .filter((row) => row.own && row.view.message.seq > 0 && !row.view.message.deletedAt)
    return own?.[own.length - 1]?.view.message
  }

  // Who was reading far above sees what he or she has said.
  const toEnd = () => void timeline.current?.toEnd()

  return (
    <TalkContext value={talk}>
      <div className={styles.pane} {...drop.handlers}>
        <Page
          title={conversation.title}
          heading={<Heading conversation={conversation} />}
          actions={<HeaderActions conversation={conversation} />}
          back="/"
          top={<PinnedBar conversationId={conversation.id} onJump={talk.jump} />}
          bottom={
            conversation.maySend ? (
              <Composer ref={composer} conversation={conversation} me={me} lastOwn={lastOwn} onSent={toEnd} />
            ) : (
              <MayNotSend conversation={conversation} />
            )
          }
          width="full"
          scroll={false}
        >
          <TimelineView ref={timeline} conversation={conversation} target={target} />
        </Page>
        {drop.over && <div className={styles.drop}>{t.drop}</div>}
      </div>
      {over && (
        <Suspense fallback={null}>
          <Over request={over} onClose={() => setOver(null)} />
        </Suspense>
      )}
    </TalkContext>
  )
}

/** What has been read here needs no notification any more. */
function useQuietNotifications({ id, unread }: ConversationView): void {
  useEffect(() => {
    if (unread > 0) return
    void import('../../platform/push/push.ts')
      .then(({ clearNotifications }) => clearNotifications(id))
      .catch(() => undefined)
  }, [id, unread])
}

interface Parts {
  id: string
  kind: ConversationView['kind']
  me: string
  latest: { current: ConversationView }
  timeline: { current: TimelineHandle | null }
  composer: { current: ComposerHandle | null }
  setOver: (request: OverRequest) => void
}

function talkOf({ id, kind, me, latest, timeline, composer, setOver }: Parts): Talk {
  return {
    conversationId: id,
    kind,
    me,
    now: () => latest.current,
    reply: (message) => composer.current?.reply(message),
    edit: (view) => composer.current?.edit(view.message),
    forward: (message) => setOver({ what: 'forward', message }),
    report: ({ conversationId, seq }) => setOver({ what: 'report', about: { conversationId, seq } }),
    showReaders: (message) => setOver({ what: 'readers', message, own: message.authorId === me }),
    openPerson: (personId) => setOver({ what: 'person', personId }),
    openPhoto: (message, fileId) => setOver({ what: 'photo', message, fileId }),
    jump: (seq) => void timeline.current?.jump(seq),
    chooseDay: (at, day) => setOver({ what: 'day', at, day }),
    focusComposer: () => composer.current?.focus(),
  }
}

function MayNotSend({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).header
  return <p className={styles.mayNot}>{t.mayNot[conversation.maySendCode] ?? t.mayNotSend}</p>
}

function Gone() {
  const t = useTexts(talkTexts).header
  return (
    <EmptyState icon={IconChats} title={t.goneTitle} actions={<ButtonLink href="/">{t.toList}</ButtonLink>}>
      {t.goneText}
    </EmptyState>
  )
}
