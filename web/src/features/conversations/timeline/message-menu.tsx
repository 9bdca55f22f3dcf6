import { reactionEmojis, type Message } from '#protocol/messages.ts'
import { texts } from '../../../platform/i18n/index.ts'
import { deleteMessage, discard, pinMessage, retry, type MessageView } from '../../../platform/store/index.ts'
import { confirm } from '../../../ui/confirm.ts'
import { copyText } from '../../../ui/copy-field.tsx'
import {
  IconCopy,
  IconEdit,
  IconEye,
  IconFlag,
  IconForward,
  IconLink,
  IconPin,
  IconPinOff,
  IconReload,
  IconReply,
  IconSmile,
  IconTrash,
} from '../../../ui/icons.tsx'
import type { MenuItem, MenuOptions } from '../../../ui/menu.ts'
import { toast } from '../../../ui/toast.ts'
import { lineAddress } from '../jumps.ts'
import { mayModerate } from '../names.ts'
import type { Talk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { toggleReaction } from './reactions.tsx'
import styles from './message-menu.module.css'

/** What can be done with a message; the same by long press, right click and keyboard. */
export function messageMenu(view: MessageView, talk: Talk, own: boolean): MenuOptions {
  const { message } = view
  if (message.deletedAt) return { items: [] }
  if (message.seq === 0) return { items: pendingItems(view) }
  return {
    label: texts(talkTexts).timeline.actions,
    header: (close) => <ReactionBar message={message} close={close} />,
    items: [
      ...talkItems(view, talk, own),
      'line',
      ...knowItems(message, talk, own),
      'line',
      ...removeItems(message, talk, own),
    ],
  }
}

function talkItems(view: MessageView, talk: Talk, own: boolean): MenuItem[] {
  const t = texts(talkTexts).act
  const { message } = view
  const maySend = talk.now()?.maySend ?? false
  return [
    maySend && { label: t.reply, icon: IconReply, onSelect: () => talk.reply(message) },
    own && maySend && { label: t.edit, icon: IconEdit, onSelect: () => talk.edit(view) },
    message.text !== '' && { label: t.copy, icon: IconCopy, onSelect: () => void copy(message.text, t.copied) },
    message.text !== '' && { label: t.forward, icon: IconForward, onSelect: () => talk.forward(message) },
    { label: t.copyLink, icon: IconLink, onSelect: () => void copy(linkTo(message), t.linkCopied) },
  ]
}

function knowItems(message: Message, talk: Talk, own: boolean): MenuItem[] {
  const t = texts(talkTexts).act
  const conversation = talk.now()
  const mayPin = conversation !== undefined && (talk.kind === 'direct' || mayModerate(conversation))
  return [
    mayPin && {
      label: message.pinned ? t.unpin : t.pin,
      icon: message.pinned ? IconPinOff : IconPin,
      onSelect: () => pinMessage(message.conversationId, message.seq, !message.pinned),
    },
    own && { label: t.readers, icon: IconEye, onSelect: () => talk.showReaders(message) },
    !own &&
      message.reactions.length > 0 && { label: t.reactors, icon: IconSmile, onSelect: () => talk.showReaders(message) },
  ]
}

function removeItems(message: Message, talk: Talk, own: boolean): MenuItem[] {
  const t = texts(talkTexts).act
  const conversation = talk.now()
  const mayDelete = own || (conversation !== undefined && mayModerate(conversation))
  return [
    !own &&
      message.authorId !== null && {
        label: t.report,
        icon: IconFlag,
        danger: true,
        onSelect: () => talk.report(message),
      },
    mayDelete && { label: t.remove, icon: IconTrash, danger: true, onSelect: () => void remove(message) },
  ]
}

function pendingItems({ message, change }: MessageView): MenuItem[] {
  const t = texts(talkTexts)
  if (!change) return []
  return [
    change.state === 'refused' && {
      label: t.timeline.retry,
      icon: IconReload,
      onSelect: () => retry(change.commandId),
    },
    message.text !== '' && { label: t.act.copy, icon: IconCopy, onSelect: () => void copy(message.text, t.act.copied) },
    { label: t.timeline.giveUp, icon: IconTrash, danger: true, onSelect: () => void discard(change.commandId) },
  ]
}

function ReactionBar({ message, close }: { message: Message; close: () => void }) {
  return (
    <div className={styles.bar}>
      {reactionEmojis.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={message.myReaction === emoji}
          className={styles.emoji}
          tabIndex={-1}
          onClick={() => {
            close()
            toggleReaction(message, emoji)
          }}
        >
          {emoji}
        </button>
      ))}
    </div>
  )
}

async function remove(message: Message): Promise<void> {
  const t = texts(talkTexts).act
  if (await confirm({ title: t.removeTitle, text: t.removeText, action: t.remove, danger: true })) {
    deleteMessage(message.conversationId, message.seq)
  }
}

async function copy(text: string, said: string): Promise<void> {
  try {
    await copyText(text)
    toast(said)
  } catch {
    toast(texts(talkTexts).act.cannotCopy)
  }
}

function linkTo(message: Message): string {
  return location.origin + lineAddress(message.conversationId, message.seq)
}
