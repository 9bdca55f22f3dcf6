import { useEffect, useMemo } from 'react'
import type { SearchHit } from '#protocol/messages.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { formatWhen } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useConversation, useConversations } from '../../../platform/store/index.ts'
import { RichText } from '../../../platform/text/rich-text.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconSearch } from '../../../ui/icons.tsx'
import { ListRow, ListSection } from '../../../ui/list-row.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { askAgain, lineAddress } from '../jumps.ts'
import { avatarIcon, avatarId, shortName } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { ChatRow } from './chat-row.tsx'
import { filterConversations } from './filter.ts'
import { snippetOf } from './snippet.ts'
import { useSearch } from './use-search.ts'
import styles from './list.module.css'

const chatsShownMax = 30

/** Conversations whose names fit, at once; then messages with these words, as the server finds them. */
export function SearchResults({
  text,
  selected,
  onShown,
}: {
  text: string
  selected: string | undefined
  onShown: () => void
}) {
  const t = useTexts(talkTexts).list
  const conversations = useConversations()
  const chats = useMemo(() => filterConversations(conversations, text).slice(0, chatsShownMax), [conversations, text])
  const found = useSearch(text)
  useEffect(() => onShown())
  const nothing = chats.length === 0 && found.state === 'done' && found.hits.length === 0
  return (
    <div className={styles.results}>
      {chats.length > 0 && (
        <ListSection title={t.chatsFound}>
          {chats.map(({ id }) => (
            <div key={id} data-walk="">
              <ChatRow id={id} selected={id === selected} />
            </div>
          ))}
        </ListSection>
      )}
      <Hits found={found} />
      {nothing && (
        <EmptyState icon={IconSearch} title={t.nothingFound(text)}>
          {t.nothingFoundHint}
        </EmptyState>
      )}
    </div>
  )
}

function Hits({ found }: { found: ReturnType<typeof useSearch> }) {
  const t = useTexts(talkTexts).list
  const waiting = found.state === 'searching' && found.hits.length === 0
  return (
    <div role="status" aria-busy={found.state === 'searching'} aria-label={waiting ? t.searching : undefined}>
      {(waiting || found.hits.length > 0) && (
        <ListSection title={t.messagesFound}>
          {waiting ? (
            <SkeletonRows rows={3} />
          ) : (
            found.hits.map((hit) => <Hit key={hit.message.id} hit={hit} persons={found.persons} />)
          )}
        </ListSection>
      )}
      {found.state === 'failed' && (
        <p className={styles.failed}>
          {t.searchFailed}
          <Button size="s" onClick={found.retry}>
            {t.tryAgain}
          </Button>
        </p>
      )}
      {found.cursor && found.state !== 'failed' && (
        <p className={styles.more}>
          <Button size="s" tone="plain" busy={found.state === 'searching'} onClick={found.more}>
            {t.more}
          </Button>
        </p>
      )}
    </div>
  )
}

function Hit({ hit, persons }: { hit: SearchHit; persons: ReadonlyMap<string, PersonBrief> }) {
  const { message, marks } = hit
  const conversation = useConversation(message.conversationId)
  const person = message.authorId ? persons.get(message.authorId) : undefined
  const author = person && shortName(person.name)
  const snippet = snippetOf(message.text, marks)
  const title = conversation?.title ?? author ?? ''
  return (
    <div data-walk="">
      <ListRow
        wrap
        href={lineAddress(message.conversationId, message.seq)}
        onClick={() => askAgain(message.conversationId, message.seq)}
        leading={
          <Avatar
            id={conversation ? avatarId(conversation) : message.conversationId}
            name={title}
            icon={conversation && avatarIcon(conversation.kind)}
            size={40}
          />
        }
        title={title}
        meta={formatWhen(message.at)}
        text={
          <span className={styles.hit}>
            {author && conversation?.kind !== 'direct' && <span className={styles.author}>{author}: </span>}
            <RichText text={snippet.text} found={snippet.marks} />
          </span>
        }
      />
    </div>
  )
}
