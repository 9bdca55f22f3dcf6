import type { OldChatKind, OldChatOwnOf } from '#protocol/old-chats.ts'
import type { Language } from '#server/platform/refusal.ts'
import type { OldChatField } from './columns.rules.ts'

/** What the sample table writes; all of it is understood when it comes back. */
export const kindWords: Record<OldChatKind, Record<Language, string>> = {
  staff: { ru: 'сотрудники', en: 'staff' },
  guardians: { ru: 'родители', en: 'parents' },
  pupils: { ru: 'ученики', en: 'pupils' },
  club: { ru: 'кружок', en: 'club' },
  channel: { ru: 'канал', en: 'channel' },
  other: { ru: 'другое', en: 'other' },
}

export const ownOfWords: Record<OldChatOwnOf, Record<Language, string>> = {
  organisation: { ru: 'организации', en: 'organisation' },
  parents: { ru: 'родителей', en: 'parents' },
}

export const columnWords: Record<OldChatField, Record<Language, string>> = {
  messenger: { ru: 'Мессенджер', en: 'Messenger' },
  name: { ru: 'Название чата', en: 'Name of the chat' },
  kind: { ru: 'Для кого', en: 'For whom' },
  ownOf: { ru: 'Чей чат', en: 'Whose' },
  owner: { ru: 'Владелец', en: 'Owner' },
  peopleCount: { ru: 'Сколько человек', en: 'People' },
  link: { ru: 'Ссылка', en: 'Link' },
}

export const otherMessenger: Record<Language, string> = { ru: 'другой', en: 'other' }
