import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  message_empty: { status: 400, ru: 'Сообщение пустое.', en: 'The message is empty.' },
  message_entities: {
    status: 400,
    ru: 'Оформление не совпадает с текстом сообщения.',
    en: 'The formatting does not fit the text.',
  },
  message_link: {
    status: 400,
    ru: 'Ссылка должна начинаться с http:// или https://.',
    en: 'A link has to begin with http:// or https://.',
  },
  message_reply: {
    status: 400,
    ru: 'Сообщение, на которое вы отвечаете, вам не видно.',
    en: 'The message you reply to is not visible to you.',
  },
  message_id_reused: {
    status: 409,
    ru: 'Под этим номером уже отправлено другое сообщение.',
    en: 'Another message was already sent under this id.',
  },
  may_not_send: {
    status: 403,
    ru: 'В этой беседе вы можете только читать.',
    en: 'You can only read in this conversation.',
  },
  conversation_archived: {
    status: 403,
    ru: 'Беседа в архиве: её можно только читать.',
    en: 'The conversation is archived and can only be read.',
  },
  message_not_yours: { status: 403, ru: 'Это сообщение написали не вы.', en: 'This message is not yours.' },
  may_not_pin: {
    status: 403,
    ru: 'Закреплять сообщения здесь могут ведущие беседы.',
    en: 'Only moderators of the conversation pin messages here.',
  },
  message_deleted: { status: 409, ru: 'Сообщение уже удалено.', en: 'The message has been deleted.' },
})
