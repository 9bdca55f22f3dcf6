import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  year_nothing: {
    status: 409,
    ru: 'Здесь нет классов, у которых мог бы закончиться учебный год.',
    en: 'There is no class here whose school year could end.',
  },
  year_far: {
    status: 409,
    ru: 'Учебный год {year} ещё далеко: классы уже переведены.',
    en: 'The school year {year} is still far: the classes have been moved up already.',
  },
  year_day_outside: {
    status: 422,
    ru: 'Первый день нового года — между {from} и {to}.',
    en: 'The first day of the new year lies between {from} and {to}.',
  },
  year_roster_changed: {
    status: 409,
    ru: 'За это время состав классов изменился. Посмотрите новый план: ваши решения в нём сохранены.',
    en: 'Meanwhile the classes have changed. Look at the new plan: it keeps what you decided.',
  },
  year_name_of_two_kinds: {
    status: 409,
    ru: '«{name}» получилось и классом, и группой или объединением. Назовите их по-разному.',
    en: '{name} would be a class and a group or club at once. Give them different names.',
  },
  year_class_too_big: {
    status: 409,
    ru: 'В «{name}» получилось больше {max} детей. Разделите его.',
    en: '{name} would have more than {max} children. Split it.',
  },
  year_requests_wait: {
    status: 409,
    ru: 'Сначала ответьте на заявки в классы, из которых все уходят: таких заявок {count}.',
    en: 'Answer the requests to join classes whose children leave first: there are {count}.',
  },
  year_name_empty: { status: 422, ru: 'Назовите класс.', en: 'Give the class a name.' },
  no_rollover: {
    status: 409,
    ru: 'Отменять нечего: перехода на новый учебный год не было или он уже отменён.',
    en: 'There is nothing to undo: no roll-over was made, or it has been taken back.',
  },
  rollover_not_last: {
    status: 409,
    ru: 'Отменить можно только последний переход.',
    en: 'Only the last roll-over can be taken back.',
  },
  rollover_stands: {
    status: 409,
    ru: 'Отменить уже нельзя: в новых классах изменено зачислений — {enrolments}, ждёт заявок — {requests}, написано сообщений — {messages}.',
    en: 'It can no longer be undone. Since then, in the new classes: enrolments changed {enrolments}, requests waiting {requests}, messages written {messages}.',
  },
  year_office_only: {
    status: 409,
    ru: 'Это делает управление для организаций ниже себя.',
    en: 'This is for an office, over the organisations below it.',
  },
  year_run_going: {
    status: 409,
    ru: 'Предыдущая работа ещё идёт: дождитесь её конца.',
    en: 'The former run is still going on: wait for its end.',
  },
  year_failed: {
    status: 500,
    ru: 'Что-то сломалось на сервере: подробности в его журнале.',
    en: 'Something broke on the server: its log says more.',
  },
  year_behind: {
    status: 409,
    ru: 'Здесь ещё классы {year} учебного года: сначала переведите их в школе.',
    en: 'There are still classes of {year} here: move them up in the school first.',
  },
})
