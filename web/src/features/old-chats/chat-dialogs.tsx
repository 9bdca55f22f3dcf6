import type { OldChat } from '#protocol/old-chats.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { ChatForm } from './chat-form.tsx'
import { FarewellSheet } from './farewell-sheet.tsx'
import { MistakeDialog } from './mistake-dialog.tsx'
import { StateDialog } from './state-dialog.tsx'

export type Asked =
  | { what: 'add'; link?: string | undefined }
  | { what: 'change' | 'state' | 'mistake' | 'farewell'; chat: OldChat }

interface Props {
  organisation: Organisation
  asked: Asked | null
  onAsk: (asked: Asked | null) => void
}

/** What somebody has pressed in the list. */
export function ChatDialogs({ organisation, asked, onAsk }: Props) {
  const onClose = () => onAsk(null)
  if (!asked) return null
  if (asked.what === 'add') {
    return <ChatForm organisationId={organisation.id} chat={null} link={asked.link} onClose={onClose} />
  }
  const { chat } = asked
  switch (asked.what) {
    case 'change':
      return <ChatForm organisationId={organisation.id} chat={chat} onClose={onClose} />
    case 'state':
      return <StateDialog chat={chat} onClose={onClose} />
    case 'mistake':
      return <MistakeDialog chat={chat} onClose={onClose} />
    case 'farewell':
      return (
        <FarewellSheet
          organisationId={organisation.id}
          chat={chat}
          onMoved={() => onAsk({ what: 'state', chat })}
          onClose={onClose}
        />
      )
  }
}
