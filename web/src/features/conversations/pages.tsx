import { lazy, Suspense, useEffect } from 'react'
import { useSearch } from 'wouter'
import type { PageProps } from '../../routes.tsx'
import { useTexts } from '../../platform/i18n/index.ts'
import { useListReady, useSession } from '../../platform/store/index.ts'
import { Panes } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChats } from '../../ui/icons.tsx'
import { ChatList } from './list/chat-list.tsx'
import { onRefusedAct } from './refused-acts.ts'
import { talkTexts } from './texts.ts'
import styles from './pages.module.css'

// The list is the first thing one sees; a conversation follows while it is looked at, or at once when the address asks.
const loadPane = () => import('./conversation-pane.tsx')
if (location.pathname.startsWith('/c/')) loadPane().catch(() => undefined)

const Pane = lazy(async () => ({ default: (await loadPane()).ConversationPane }))
const Details = lazy(() => import('./details/details-pane.tsx'))
const NewConversation = lazy(() => import('./new/new-conversation.tsx'))

const AFTER_LIST_MS = 300

/** `/`, `/c/:conversationId`, `/c/:conversationId/details`, `/new`, `/new/:kind`: the list, one of it, and its details. */
export function ChatsPage({ params, pattern }: PageProps) {
  const t = useTexts(talkTexts)
  const session = useSession()
  const seq = Number(new URLSearchParams(useSearch()).get('seq')) || undefined
  useEffect(onRefusedAct, [])
  useEffect(() => {
    const timer = setTimeout(() => loadPane().catch(() => undefined), AFTER_LIST_MS)
    return () => clearTimeout(timer)
  }, [])
  const id = params['conversationId']
  const asked = pattern.startsWith('/new')
  const details = pattern.endsWith('/details')
  if (session.state !== 'signedIn') return null
  return (
    <Panes
      listLabel={t.chats}
      list={<ChatList selected={id} />}
      main={
        asked ? (
          <Suspense fallback={null}>
            <NewConversation kind={params['kind']} />
          </Suspense>
        ) : id ? (
          <Suspense fallback={<div className={styles.nothing} />}>
            <Pane key={id} conversationId={id} me={session.me.personId} target={seq} />
          </Suspense>
        ) : (
          <NothingChosen />
        )
      }
      details={
        details && id ? (
          <Suspense fallback={null}>
            <Details conversationId={id} me={session.me.personId} />
          </Suspense>
        ) : undefined
      }
      show={details ? 'details' : id || asked ? 'main' : 'list'}
    />
  )
}

function NothingChosen() {
  const t = useTexts(talkTexts).header
  const ready = useListReady()
  return (
    <div className={styles.nothing}>
      {ready && (
        <EmptyState icon={IconChats} title={t.chooseTitle}>
          {t.chooseText}
        </EmptyState>
      )}
    </div>
  )
}
