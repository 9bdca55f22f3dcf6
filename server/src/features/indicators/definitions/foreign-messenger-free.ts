import { define } from './definition.ts'

export const foreignMessengerFree = define({
  code: 'foreign_messenger_free',
  version: 1,
  unit: 'organisation',
  title: { ru: 'Без чужих мессенджеров', en: 'Free of foreign messengers' },
  explanation: {
    ru: 'Сколько организаций больше не ведут служебных чатов в чужих мессенджерах: руководитель подтвердил полноту описи, и ни одной открытой строки в ней нет. Без подтверждения организация не считается свободной.',
    en: 'How many organisations run no service chats in foreign messengers any more: the head declared that the inventory is complete, and no line of it is open. Without a declaration an organisation is not free.',
  },
  numerator: {
    ru: 'организации, где заявление руководителя о полноте описи не старше четырёх недель и нет открытых строк',
    en: 'organisations where the head’s declaration is not older than four weeks and no line is open',
  },
  denominator: {
    ru: 'действующие организации',
    en: 'operating organisations',
  },
  mayHaveGoal: false,
  suppressed: false,
  shown: true,
  count: ({ declared, oldChats }) => ({
    numerator: declared && oldChats.done === oldChats.lines ? 1 : 0,
    denominator: 1,
  }),
})
