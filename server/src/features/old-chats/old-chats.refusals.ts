import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  old_chat_known: {
    status: 409,
    ru: 'Такой чат уже есть в списке: {name}.',
    en: 'This chat stands on the list already: {name}.',
  },
  old_chat_name_empty: {
    status: 422,
    ru: 'Напишите, как называется чат.',
    en: 'Write what the chat is called.',
  },
  old_chat_link_wrong: {
    status: 422,
    ru: 'Это не ссылка. Скопируйте её в чате целиком или оставьте поле пустым.',
    en: 'This is no link. Copy the whole of it in the chat, or leave the field empty.',
  },
  old_chat_evidence_needed: {
    status: 422,
    ru: 'Напишите, откуда это видно: куда перешёл чат, когда было последнее сообщение, кто это проверил.',
    en: 'Write how one can tell: where the chat went, when its last message was, who has checked.',
  },
  old_chat_of_parents: {
    status: 409,
    ru: 'Это собственный чат родителей. Организация его не переносит и не закрывает.',
    en: 'This is a chat of the parents’ own. The organisation neither moves nor closes it.',
  },
  old_chat_address_needed: {
    status: 409,
    ru: 'У сервера ещё нет защищённого адреса (https), который открылся бы у всех, поэтому писать его в последнее сообщение рано. Адрес задаёт тот, кто ведёт сервер: PEREMENA_PUBLIC_URL.',
    en: 'The server has no secure address (https) yet that opens for everybody, so it is too early to name one in the last message. Whoever runs the server sets it: PEREMENA_PUBLIC_URL.',
  },
  old_chat_mistaken: {
    status: 409,
    ru: 'Эта строка отмечена как внесённая по ошибке. Если чат есть, внесите его заново.',
    en: 'This line was marked as entered by mistake. If there is such a chat, enter it again.',
  },
  old_chat_reason_needed: {
    status: 422,
    ru: 'Напишите, почему строка внесена по ошибке.',
    en: 'Write why the line was a mistake.',
  },
  old_chat_owner_unknown: {
    status: 422,
    ru: 'Этот человек не работает в организации. Напишите владельца словами.',
    en: 'This person does not work in the organisation. Write the owner in words.',
  },
  old_chat_class_unknown: {
    status: 422,
    ru: 'Такого класса в организации нет. Выберите другой или оставьте поле пустым.',
    en: 'There is no such class in the organisation. Choose another one, or none.',
  },
  old_chats_too_many: {
    status: 422,
    ru: 'В списке может быть не больше {max} чатов.',
    en: 'The list holds no more than {max} chats.',
  },
  old_chats_for_head: {
    status: 403,
    ru: 'Сказать, что список полный, может только руководитель организации.',
    en: 'Only the head of the organisation can say that the list is complete.',
  },
  old_chats_office_only: {
    status: 422,
    ru: 'Сводка есть только у управления.',
    en: 'Only an office has this overview.',
  },
  old_chats_no_header: {
    status: 422,
    ru: 'Не нашли столбцов «Мессенджер» и «Название чата». Скачайте образец таблицы и перенесите чаты в него.',
    en: 'No columns “Messenger” and “Name of the chat” were found. Download the sample table and put the chats into it.',
  },
  old_chats_not_a_table: {
    status: 422,
    ru: 'В файле нет таблицы чатов. Подходят XLSX и CSV.',
    en: 'The file holds no table of chats. XLSX and CSV are read.',
  },
  old_chats_rows_too_many: {
    status: 422,
    ru: 'В файле больше {max} строк. Разделите его.',
    en: 'The file holds more than {max} rows. Split it.',
  },
  old_chats_too_hard: {
    status: 422,
    ru: 'Файл не удалось прочитать за отведённые время и память. Сохраните таблицу заново без оформления.',
    en: 'The file could not be read within the time and memory for it. Save the table again without formatting.',
  },
})
