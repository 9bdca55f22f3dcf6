import type { OldChatKind, OldChatMessenger, OldChatStatus } from '#protocol/old-chats.ts'
import type { OrganisationKey } from './town.ts'

export type OldChatPlan = readonly [
  messenger: OldChatMessenger,
  name: string,
  kind: OldChatKind,
  people: number,
  status: OldChatStatus | 'mistaken' | 'parents',
  /** Evidence of what has moved or closed; the reason of a mistake. */
  why?: string,
]

export type InventoryPlan = {
  key: OrganisationKey
  chats: readonly OldChatPlan[]
  /** How many days ago the head has said that the list is complete; left out: never. */
  declaredDaysAgo?: number
}

/** Some organisations are far, some have hardly begun; the sports school has not entered anything. */
export const inventoryPlans: readonly InventoryPlan[] = [
  {
    key: 'school',
    declaredDaysAgo: 8,
    chats: [
      ['whatsapp', 'Учительская', 'staff', 31, 'moved', 'Все сотрудники перешли, в чате больше не пишут'],
      ['whatsapp', 'Администрация школы', 'staff', 6, 'moved', 'Чат удалён, переписка идёт в «Перемене»'],
      ['whatsapp', '1А: родители', 'guardians', 44, 'moved', 'Классный руководитель проверил, что все на месте'],
      ['whatsapp', '2А: родители', 'guardians', 47, 'moved', 'Последнее сообщение закреплено, новых нет'],
      ['whatsapp', '3А: родители', 'guardians', 40, 'importing'],
      ['whatsapp', '4А: родители', 'guardians', 51, 'declared'],
      ['whatsapp', '5А: родители', 'guardians', 46, 'moved', 'Последнее сообщение закреплено, семьи перешли'],
      ['whatsapp', '5Б: родители', 'guardians', 43, 'declared'],
      ['telegram', '7А: домашние задания', 'pupils', 29, 'closed', 'Чат удалён'],
      ['telegram', 'Школа № 1: новости', 'channel', 612, 'importing'],
      ['viber', '9А: родители', 'guardians', 38, 'declared'],
      ['telegram', 'Робототехника', 'club', 15, 'closed', 'Кружок пишет в «Перемене», чат удалён'],
      ['whatsapp', 'Совет отцов района', 'other', 60, 'mistaken', 'Это чат района, школа его не ведёт'],
      ['whatsapp', 'Мамы 5А', 'guardians', 20, 'parents'],
    ],
  },
  {
    key: 'village',
    chats: [
      ['whatsapp', 'Коллектив школы', 'staff', 5, 'declared'],
      ['whatsapp', 'Родители 1–3', 'guardians', 14, 'declared'],
      ['whatsapp', 'Родители 5', 'guardians', 19, 'declared'],
    ],
  },
  {
    key: 'romashka',
    declaredDaysAgo: 3,
    chats: [
      ['viber', 'Воспитатели', 'staff', 12, 'closed', 'Чат удалён'],
      ['whatsapp', 'Солнышко: родители', 'guardians', 38, 'moved', 'Родители перешли, в чате больше не пишут'],
      ['whatsapp', 'Капелька: родители', 'guardians', 35, 'moved', 'Все семьи перешли, воспитатель проверил'],
    ],
  },
  {
    key: 'lastochka',
    declaredDaysAgo: 31,
    chats: [['whatsapp', 'Ласточка: родители', 'guardians', 22, 'declared']],
  },
  { key: 'creative', declaredDaysAgo: 12, chats: [] },
]
