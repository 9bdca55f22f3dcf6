import { foreignMessengers } from '#protocol/foreign-messengers.ts'
import type { OldChatMessenger } from '#protocol/old-chats.ts'
import { texts } from '../../platform/i18n/index.ts'
import { oldChatTexts } from './texts.ts'

/** In the order of the list, the other one last. */
export function messengerChoices(): { value: OldChatMessenger; label: string }[] {
  const { messengers } = foreignMessengers
  return [
    ...messengers.map(({ code, name }) => ({ value: code, label: name })),
    { value: 'other', label: texts(oldChatTexts).otherMessenger },
  ]
}

export function messengerName(code: OldChatMessenger): string {
  return messengerChoices().find(({ value }) => value === code)?.label ?? code
}
