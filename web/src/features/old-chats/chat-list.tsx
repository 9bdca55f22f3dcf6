import { useState, type ReactNode, type RefObject } from 'react'
import type { listOldChats, OldChat } from '#protocol/old-chats.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import type { LongAnswer } from '../../platform/long-query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChats, IconPlus, IconSearch, IconUpload } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { oldChatsImportAddress } from '../people/addresses.ts'
import { LongList } from '../people/long-list.tsx'
import { ChatDialogs, type Asked } from './chat-dialogs.tsx'
import { ChatRow } from './chat-row.tsx'
import { oldChatTexts } from './texts.ts'
import { messengerChoices } from './words.ts'
import styles from './chat-list.module.css'
import shared from './old-chats.module.css'

interface Props {
  organisation: Organisation
  found: LongAnswer<typeof listOldChats, OldChat>
  /** `text`, `show`, `messenger`; empty: all. */
  chosen: KeptValues
  scroller: RefObject<HTMLElement | null>
}

/** Search, filters, and each chat: cards on a phone, the lines of a table on a wide screen. */
export function ChatList({ organisation, found, chosen, scroller }: Props) {
  const t = useTexts(oldChatTexts).list
  const first = found.first!
  const [asked, setAsked] = useState<Asked | null>(() => (first.mayKeep ? askedByAddress() : null))
  const { values } = chosen
  const isFree = !values['text'] && !values['show'] && !values['messenger']
  const isEmpty = isFree && first.total === 0
  const ways = first.mayKeep && (
    <div className={shared.ways}>
      <Button tone="primary" icon={IconPlus} onClick={() => setAsked({ what: 'add' })}>
        {t.add}
      </Button>
      <ButtonLink icon={IconUpload} href={oldChatsImportAddress(organisation.id)}>
        {t.fromFile}
      </ButtonLink>
    </div>
  )
  return (
    <>
      {!(isEmpty && hasNothing(first.counts)) && (
        <Tools chosen={chosen} label={first.mayKeep ? t.search : t.searchName}>
          {ways}
        </Tools>
      )}
      {isEmpty && (
        <EmptyState icon={IconChats} title={t.emptyTitle} actions={hasNothing(first.counts) && ways}>
          {first.mayKeep ? t.emptyText : t.emptyRead}
        </EmptyState>
      )}
      {!isFree && first.total > 0 && (
        <p className={shared.quiet} role="status">
          {t.found(first.total)}
        </p>
      )}
      {!isFree && first.total === 0 && (
        <EmptyState icon={IconSearch} title={t.nothing} actions={<Button onClick={showAll}>{t.showAll}</Button>} />
      )}
      {first.total > 0 && (
        <div className={shared.box} data-reads={first.mayKeep ? undefined : ''}>
          <Heads />
          <LongList
            scroller={scroller}
            label={t.label}
            total={first.total}
            rowHeight={76}
            onShow={found.show}
            renderRow={(index) => <Line chat={found.at(index)} mayKeep={first.mayKeep} onAsk={setAsked} />}
          />
        </div>
      )}
      <ChatDialogs
        organisation={organisation}
        asked={asked}
        onAsk={(next) => {
          setAsked(next)
          forgetAddress()
        }}
      />
    </>
  )

  function showAll() {
    for (const name of ['text', 'show', 'messenger']) chosen.set(name, '')
  }
}

const enter = '#enter='

/** Whoever came from a link in a conversation finds it in the form. */
function askedByAddress(): Asked | null {
  if (!location.hash.startsWith(enter)) return null
  return { what: 'add', link: readable(location.hash.slice(enter.length)) }
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** What was entered or put aside is not asked for again after a reload. */
function forgetAddress(): void {
  if (location.hash.startsWith(enter)) history.replaceState(history.state, '', location.pathname + location.search)
}

function hasNothing({ total, mistaken, parents }: { total: number; mistaken: number; parents: number }): boolean {
  return total + mistaken + parents === 0
}

function Line({ chat, ...rest }: { chat: OldChat | undefined; mayKeep: boolean; onAsk: (asked: Asked) => void }) {
  return chat ? <ChatRow chat={chat} {...rest} /> : <SkeletonRows rows={1} />
}

const shows = ['open', 'declared', 'importing', 'moved', 'closed', 'parents', 'mistaken'] as const

interface ToolsProps {
  chosen: KeptValues
  /** What may be searched. */
  label: string
  children: ReactNode
}

function Tools({ chosen, label, children }: ToolsProps) {
  const t = useTexts(oldChatTexts).list
  const { values } = chosen
  return (
    <div className={shared.tools}>
      <SearchField value={values['text'] ?? ''} onChange={(text) => chosen.set('text', text)} label={label} />
      <Select
        label={t.show}
        labelHidden
        value={values['show'] ?? ''}
        onChange={(event) => chosen.set('show', event.target.value)}
        options={[{ value: '', label: t.shows.all }, ...shows.map((value) => ({ value, label: t.shows[value] }))]}
      />
      <Select
        label={t.messenger}
        labelHidden
        value={values['messenger'] ?? ''}
        onChange={(event) => chosen.set('messenger', event.target.value)}
        options={[{ value: '', label: t.allMessengers }, ...messengerChoices()]}
      />
      {children}
    </div>
  )
}

/** Each line says these words by itself to whoever does not see the columns. */
function Heads() {
  const { columns } = useTexts(oldChatTexts).list
  return (
    <div className={styles.heads} aria-hidden="true">
      <span>{columns.name}</span>
      <span>{columns.kind}</span>
      <span className={styles.number}>{columns.people}</span>
      <span className={styles.ownerCell}>{columns.owner}</span>
      <span>{columns.state}</span>
    </div>
  )
}
