import { refusals } from '#server/platform/refusal.ts'

/** Refusals of this feature; the keys also stand in `Conversation.maySendCode` and in answers of `people.mayWrite`. */
export const refuse = refusals({
  conversation_archived: {
    status: 403,
    ru: 'Чат в архиве: его можно читать, но не писать в него.',
    en: 'The chat is archived: it can be read, not written to.',
  },
  channel_readers_only: {
    status: 403,
    ru: 'В канал пишут только его владелец и модераторы.',
    en: 'Only the owner and moderators write to a channel.',
  },
  reader_only: { status: 403, ru: 'В этом чате вы только читаете.', en: 'You only read in this chat.' },
  direct_closed: {
    status: 403,
    ru: 'Сейчас этому человеку нельзя написать.',
    en: 'You cannot write to this person now.',
  },
  write_oneself: { status: 403, ru: 'Это вы.', en: 'This is you.' },
  write_you_blocked: {
    status: 403,
    ru: 'Вы заблокировали этого человека. Снимите блокировку, чтобы написать.',
    en: 'You have blocked this person. Take the block back to write.',
  },
  write_no_tie: {
    status: 403,
    ru: 'Написать можно тем, с кем вас связывает школа: своим учителям, классу, коллегам.',
    en: 'You may write to people the school ties you to: your teachers, your class, your colleagues.',
  },
  write_switched_off: {
    status: 403,
    ru: 'Организация отключила такую переписку.',
    en: 'The organisation has switched this kind of correspondence off.',
  },
  write_not_registered: {
    status: 403,
    ru: 'Этот человек ещё не вошёл в Peremena.',
    en: 'This person has not joined Peremena yet.',
  },
  people_not_allowed: {
    status: 403,
    ru: 'Некоторых людей вы не можете добавить: с ними нельзя начать переписку.',
    en: 'Some of these people you cannot add: you may not write to them.',
  },
  roster_keeps: {
    status: 403,
    ru: 'Состав и название этого чата ведёт список организации.',
    en: 'The organisation’s roster keeps the people and the title of this chat.',
  },
  direct_stays: {
    status: 403,
    ru: 'В личном чате всегда двое: его нельзя переименовать или изменить.',
    en: 'A direct chat is always two people: it cannot be renamed or changed.',
  },
  moderators_only: {
    status: 403,
    ru: 'Это может владелец или модератор чата.',
    en: 'Only the owner or a moderator of the chat may do this.',
  },
  owner_only: { status: 403, ru: 'Это может только владелец чата.', en: 'Only the owner of the chat may do this.' },
  pupils_make_no_groups: {
    status: 403,
    ru: 'Группы и каналы создают и собирают взрослые.',
    en: 'Groups and channels are made and filled by adults.',
  },
  participants_max: {
    status: 409,
    ru: 'В чате, созданном вручную, может быть не больше {max} человек.',
    en: 'A chat made by hand holds at most {max} people.',
  },
  conversation_id_taken: { status: 409, ru: 'Такой чат уже есть.', en: 'There is already such a chat.' },
  already_inside: { status: 409, ru: 'Вы уже в этом чате.', en: 'You are already in this chat.' },
  administration_only: {
    status: 403,
    ru: 'Открыто войти в чат класса может администрация организации.',
    en: 'Only the organisation’s administration may enter a class chat openly.',
  },
})
