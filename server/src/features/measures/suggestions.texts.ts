import type { Suggestion } from '#protocol/measures.ts'

type Text = Suggestion['text']
const text = (ru: string, en: string): Text => ({ ru, en })

/** «1 сотруднику», «4 сотрудникам»: in Russian only what ends in one, but not in eleven, is singular here. */
function few(count: number, one: string, many: string): string {
  const single = count % 10 === 1 && count % 100 !== 11
  return `${count}\u00a0${single ? one : many}`
}
const en = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** Decisions as a head would write them. */
export const sentences = {
  ask_verification: text(
    'Заполнить реквизиты и попросить управление их проверить',
    'Fill in the particulars and ask the office to check them',
  ),
  invite_first: text('Пригласить сотрудников: ещё никто не вошёл', 'Invite the staff: nobody has signed in yet'),
  invite_more: text(
    'Меньше трёх пользователей: пригласить ещё одного или двоих',
    'Fewer than three users: invite one or two more',
  ),
  invite_one: text('2 из 3 пользователей: пригласить ещё одного', '2 of 3 users: invite one more'),
  make_class: {
    class: text('Нет класса: создать класс', 'No class: create one'),
    group: text('Нет группы: создать группу', 'No group: create one'),
    club: text('Нет объединения: создать объединение', 'No club: create one'),
  },
  hand_out_codes: (count: number) =>
    text(
      `Выдать коды ${few(count, 'сотруднику', 'сотрудникам')}, кто ещё не вошёл`,
      `Hand out codes to ${en(count, 'member of staff', 'members of staff')} not yet inside`,
    ),
  check_list: text(
    'Сверить список сотрудников: убрать тех, кто уже не работает',
    'Check the list of staff: remove those who have left',
  ),
  show_how: text(
    'Провести короткий показ на педсовете: как читать и отвечать с телефона',
    'Show at the staff meeting how to read and answer on a phone',
  ),
  orders_here: text(
    'Передавать распоряжения только здесь, а не в других чатах',
    'Give orders only here, not in other chats',
  ),
  sheets_to_pupils: text('Раздать детям листы с кодами на классном часе', 'Give out sheets with codes in class'),
  class_hour: text(
    'Поручить классным руководителям помочь тем, кто не вошёл',
    'Ask form teachers to help those who are not inside',
  ),
  sheets_to_families: text(
    'Передать родителям листы с кодами через классных руководителей',
    'Send sheets with codes home through form teachers',
  ),
  parents_meeting: text(
    'Помочь родителям войти на родительском собрании',
    'Help families to sign in at the parents’ meeting',
  ),
  make_classes: (count: number) =>
    text(
      `Создать недостающие классы: ${count}`,
      `Create the ${en(count, 'class that is', 'classes that are')} missing`,
    ),
  import_roster: text('Внести классы списком из файла', 'Bring the classes in from a file'),
  name_form_teachers: (count: number) =>
    text(`Назначить классных руководителей: ${count}`, `Name form teachers for ${en(count, 'class', 'classes')}`),
  move_chats: (count: number) =>
    text(`Перенести рабочие чаты: ${count}`, `Move ${en(count, 'service chat', 'service chats')}`),
  close_chats: text('Закрыть старые чаты и приложить подтверждение', 'Close the old chats and attach evidence'),
  declare_list: text('Заявить, что список чатов полон', 'Declare that the list of chats is complete'),
  remind_readers: text(
    'Напомнить о приказах тем, кто не ознакомился в срок',
    'Remind those who have not acknowledged in time',
  ),
}
