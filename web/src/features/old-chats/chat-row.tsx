import type { OldChat, OldChatStatus } from '#protocol/old-chats.ts'
import { formatWhen } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconBan, IconEdit, IconExternal, IconQrCode } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import type { MenuOptions } from '../../ui/menu.ts'
import type { Asked } from './chat-dialogs.tsx'
import { oldChatTexts } from './texts.ts'
import { messengerName } from './words.ts'
import styles from './chat-list.module.css'
import shared from './old-chats.module.css'

export const stateTones = {
  declared: 'attention',
  importing: 'information',
  moved: 'success',
  closed: 'plain',
} as const

interface Props {
  chat: OldChat
  mayKeep: boolean
  onAsk: (asked: Asked) => void
}

/** One chat: where it is, whom it gathers, how far it has come and by whose word. */
export function ChatRow({ chat, mayKeep, onAsk }: Props) {
  const t = useTexts(oldChatTexts)
  const { name, kind, ownOf, owner, peopleCount, mistaken, state } = chat
  const isKept = mayKeep && !mistaken
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={shared.name}>{name}</p>
        <p className={shared.small}>{messengerName(chat.messenger)}</p>
      </div>
      <span className={styles.kind}>{[t.kinds[kind], chat.className].filter(Boolean).join(', ')}</span>
      <span className={styles.people}>
        {peopleCount !== null && (
          <>
            <span className={styles.onWide}>{peopleCount}</span>
            <span className={styles.onPhone}>{t.list.people(peopleCount)}</span>
          </>
        )}
      </span>
      <span className={`${styles.owner} ${styles.ownerCell}`}>{owner}</span>
      <div className={styles.state}>
        {mistaken ? (
          <p className={shared.small}>
            {t.mistake.said(mistaken.by?.name ?? '', formatWhen(mistaken.at), mistaken.reason)}
          </p>
        ) : (
          ownOf === 'organisation' && <State state={state} />
        )}
      </div>
      {isKept && (
        <div className={styles.acts}>
          {ownOf === 'organisation' && (
            <Button size="s" aria-label={t.list.markOf(name)} onClick={() => onAsk({ what: 'state', chat })}>
              {t.list.mark}
            </Button>
          )}
          <Menu label={t.list.actions(name)} menu={() => menuOf(chat, onAsk)} />
        </div>
      )}
    </div>
  )
}

function State({ state: { status, evidence, at, by } }: { state: OldChat['state'] }) {
  const t = useTexts(oldChatTexts)
  return (
    <>
      <Chip tone={stateTones[status]}>{t.states[status]}</Chip>
      {isSaid(status, evidence) && (
        <p className={shared.small}>
          {evidence && <span className={styles.evidence}>{evidence}</span>}
          {t.list.by(by?.name ?? '', formatWhen(at))}
        </p>
      )}
    </>
  )
}

/** That a chat is still open needs no witness. */
function isSaid(status: OldChatStatus, evidence: string): boolean {
  return status !== 'declared' || evidence !== ''
}

function menuOf(chat: OldChat, onAsk: (asked: Asked) => void): MenuOptions {
  const t = texts(oldChatTexts).list
  const isOwn = chat.ownOf === 'organisation'
  return {
    label: t.actions(chat.name),
    items: [
      isOwn && { label: t.farewell, icon: IconQrCode, onSelect: () => onAsk({ what: 'farewell', chat }) },
      chat.link !== '' && {
        label: t.open,
        icon: IconExternal,
        onSelect: () => void window.open(chat.link, '_blank', 'noopener,noreferrer'),
      },
      { label: t.change, icon: IconEdit, onSelect: () => onAsk({ what: 'change', chat }) },
      'line',
      { label: t.mistake, icon: IconBan, danger: true, onSelect: () => onAsk({ what: 'mistake', chat }) },
    ],
  }
}
