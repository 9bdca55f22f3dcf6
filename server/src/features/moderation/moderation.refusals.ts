import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  report_what: {
    status: 400,
    ru: 'Укажите сообщение или человека, на которого жалуетесь.',
    en: 'Name the message or the person that you report.',
  },
  report_oneself: { status: 409, ru: 'На себя пожаловаться нельзя.', en: 'You cannot report yourself.' },
  report_message_gone: {
    status: 409,
    ru: 'Этого сообщения уже нет. Пожаловаться можно на человека.',
    en: 'This message is gone. You can report the person.',
  },
  report_nowhere: {
    status: 409,
    ru: 'Этот человек ни с какой организацией не связан: некому ответить на жалобу.',
    en: 'This person is tied to no organisation: nobody could answer the report.',
  },
  report_answered: {
    status: 409,
    ru: 'На эту жалобу уже ответил другой модератор.',
    en: 'Another moderator has answered this report already.',
  },
  report_note_needed: {
    status: 422,
    ru: 'Напишите в двух словах, почему: это прочтут другие модераторы.',
    en: 'Say in a few words why: the other moderators will read it.',
  },
  report_dismiss_alone: {
    status: 422,
    ru: '«Нарушения нет» не сочетается с другими решениями.',
    en: '“No violation” does not go with other decisions.',
  },
  report_action_impossible: {
    status: 422,
    ru: 'Здесь так решить нельзя: {action}.',
    en: 'This decision is not possible here: {action}.',
  },
  block_oneself: { status: 409, ru: 'Себя заблокировать нельзя.', en: 'You cannot block yourself.' },
})
