import { formatWhen } from '../platform/i18n/format.ts'
import { useLanguage } from '../platform/i18n/index.ts'
import { AppFrame } from '../shell/app-frame.tsx'
import { Panes } from '../shell/panes.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Badge, Chip } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton, IconLink } from '../ui/icon-button.tsx'
import { IconBellOff, IconChatPlus, IconChats, IconGroup, IconInfo, IconSeal } from '../ui/icons.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useSamples } from './samples.ts'

const places = [
  { id: 'chats', count: 3 },
  { id: 'today', count: 0 },
  { id: 'people', count: 0 },
  { id: 'reports', count: 1 },
  { id: 'me', count: 0 },
] as const

/** The frame as a messenger fills it. */
export function FramePart({ show }: { show: 'list' | 'main' | 'details' }) {
  const ru = useLanguage() === 'ru'
  const title = ru ? 'Чаты' : 'Chats'
  return (
    <AppFrame places={places} current="chats">
      <Panes
        show={show}
        listLabel={title}
        list={
          <Page
            title={title}
            width="full"
            actions={<IconButton icon={IconChatPlus} label={ru ? 'Новая беседа' : 'New chat'} />}
          >
            <div style={{ padding: '8px 12px' }}>
              <SearchField value="" onChange={() => {}} />
            </div>
            <ChatRows selected={show === 'list' ? -1 : 2} />
          </Page>
        }
        main={
          show === 'list' ? (
            <EmptyState icon={IconChats} title={ru ? 'Выберите беседу' : 'Choose a chat'} />
          ) : (
            <Page
              title={
                ru ? 'Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна' : 'Abdulmuslimova Zaynab-Khanum Abdulmuslimovna'
              }
              subtitle={ru ? 'была в 14:05' : 'seen at 14:05'}
              back="/kit/frame"
              width="full"
              actions={<IconLink icon={IconInfo} label={ru ? 'Подробности' : 'Details'} href="/kit/frame/details" />}
              top={
                <div style={{ padding: '8px 16px' }}>
                  <Chip icon={IconGroup}>{ru ? '27 учеников, 3 учителя' : '27 pupils, 3 teachers'}</Chip>
                </div>
              }
            >
              <EmptyState title={ru ? 'Пока ни слова' : 'Not a word yet'} />
            </Page>
          )
        }
        details={
          show === 'details' && (
            <Page title={ru ? 'Участники' : 'Participants'} back="/kit/frame/main" backOn="details" width="full">
              <ChatRows />
            </Page>
          )
        }
      />
    </AppFrame>
  )
}

export function ChatRows({ selected }: { selected?: number }) {
  return useSamples().map((sample, index) => (
    <ListRow
      key={sample.id}
      leading={<Avatar id={sample.id} name={sample.name} size={48} />}
      title={sample.name}
      mark={
        <>
          {sample.official && <IconSeal size={16} label="официальный" />}
          {sample.muted && <IconBellOff size={16} label="без звука" />}
        </>
      }
      meta={formatWhen(sample.when)}
      text={sample.text}
      badge={<Badge count={sample.unread} label={String(sample.unread)} quiet={sample.muted ?? false} />}
      href="/kit/frame/main"
      selected={selected === index}
    />
  ))
}
