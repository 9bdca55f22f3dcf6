import { lazy, Suspense, useDeferredValue, useRef, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useConversationIds, useListReady } from '../../../platform/store/index.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { IconLink } from '../../../ui/icon-button.tsx'
import { IconChatPlus, IconChats } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { PushPrompt } from '../push-prompt.tsx'
import { talkTexts } from '../texts.ts'
import { ChatRows } from './chat-rows.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { moveFocus } from './walk-rows.ts'
import { useJumpKeys } from './jump-keys.ts'
import styles from './list.module.css'

const loadResults = () => import('./search-results.tsx')
const NoticesStrip = lazy(() => import('../../notices/strip.tsx'))
const SearchResults = lazy(async () => ({ default: (await loadResults()).SearchResults }))

/** The list of conversations with the field that finds any of them, and any message. */
export function ChatList({ selected }: { selected: string | undefined }) {
  const t = useTexts(talkTexts)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim()
  const pane = useRef<HTMLDivElement>(null)
  // Enter may come before what was typed has been found: then it opens what comes.
  const wanted = useRef(false)
  useJumpKeys(pane)

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event)
    if (event.key === 'Enter' && (event.target as HTMLElement).matches('input')) {
      wanted.current = text !== typed.trim() || !openFirst(event.currentTarget)
    }
  }

  function onShown() {
    if (wanted.current && text === typed.trim() && pane.current && openFirst(pane.current)) wanted.current = false
  }

  return (
    <div ref={pane} className={styles.pane} role="presentation" onKeyDown={onKeyDown}>
      <Page
        title={t.chats}
        heading={
          <div className={styles.search}>
            <h1 className={styles.name}>{t.chats}</h1>
            <SearchField
              value={typed}
              onChange={(next) => {
                wanted.current = false
                setTyped(next)
              }}
              label={t.list.search}
              aria-keyshortcuts="Control+K"
              onFocus={() => loadResults().catch(() => undefined)}
            />
          </div>
        }
        actions={<IconLink icon={IconChatPlus} label={t.list.newConversation} href="/new" />}
        top={
          <>
            <ConnectionBar />
            {!text && <PushPrompt />}
            {!text && (
              <Suspense fallback={null}>
                <NoticesStrip />
              </Suspense>
            )}
          </>
        }
        width="full"
        scroll={false}
      >
        {text ? (
          <Suspense fallback={<SkeletonRows />}>
            <SearchResults text={text} selected={selected} onShown={onShown} />
          </Suspense>
        ) : (
          <AllChats selected={selected} />
        )}
      </Page>
    </div>
  )
}

function AllChats({ selected }: { selected: string | undefined }) {
  const t = useTexts(talkTexts).list
  const ids = useConversationIds()
  const ready = useListReady()
  if (!ready) return <SkeletonRows rows={12} />
  if (ids.length > 0) return <ChatRows ids={ids} selected={selected} />
  return (
    <EmptyState
      icon={IconChats}
      title={t.emptyTitle}
      actions={
        <ButtonLink tone="primary" href="/new">
          {t.write}
        </ButtonLink>
      }
    >
      {t.emptyText}
    </EmptyState>
  )
}

// Enter in the field opens what stands first: type three letters, press Enter, write.
function openFirst(pane: HTMLElement): boolean {
  const first = pane.querySelector<HTMLElement>('[data-walk] a, [data-walk] button')
  first?.click()
  return first !== null
}
