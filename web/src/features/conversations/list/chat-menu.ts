import { texts } from '../../../platform/i18n/index.ts'
import { markRead, muteConversation, pinConversation, type ConversationView } from '../../../platform/store/index.ts'
import { IconBell, IconBellOff, IconCheckCheck, IconPin, IconPinOff } from '../../../ui/icons.tsx'
import type { MenuItem, MenuOptions } from '../../../ui/menu.ts'
import { isMuted, muteChoices } from '../names.ts'
import { talkTexts } from '../texts.ts'

/** What can be done with a conversation from the list. */
export function chatMenu(conversation: ConversationView): MenuOptions {
  const t = texts(talkTexts).menu
  const { id, pinned, unread, lastSeq } = conversation
  return {
    label: conversation.title,
    items: [
      unread > 0 && { label: t.markRead, icon: IconCheckCheck, onSelect: () => markRead(id, lastSeq) },
      {
        label: pinned ? t.unpin : t.pin,
        icon: pinned ? IconPinOff : IconPin,
        onSelect: () => pinConversation(id, !pinned),
      },
      'line',
      ...muteItems(conversation),
    ],
  }
}

/** Silence for an hour, until morning, for ever; or sound again. */
export function muteItems(conversation: ConversationView): MenuItem[] {
  const t = texts(talkTexts).menu
  const mute = (until: string | null) => muteConversation(conversation.id, until)
  if (isMuted(conversation)) return [{ label: t.unmute, icon: IconBell, onSelect: () => mute(null) }]
  const until = muteChoices()
  return [
    { label: t.muteHour, icon: IconBellOff, onSelect: () => mute(until.hour) },
    { label: t.muteMorning, icon: IconBellOff, onSelect: () => mute(until.morning) },
    { label: t.muteForever, icon: IconBellOff, onSelect: () => mute(until.forever) },
  ]
}
