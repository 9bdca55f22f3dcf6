import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  code_unknown: {
    status: 404,
    ru: 'Код не подходит. Проверьте знаки: в нём только цифры 2–9 и буквы А В Е К М Н Р С Т У Х.',
    en: 'The code does not fit. Check the signs: only digits 2–9 and the letters А В Е К М Н Р С Т У Х.',
  },
  code_expired: {
    status: 410,
    ru: 'Срок кода истёк. Попросите новый там, где его выдали.',
    en: 'The code has expired. Ask for a new one where you got it.',
  },
  code_closed: {
    status: 410,
    ru: 'Этот код закрыт. Попросите новый там, где его выдали.',
    en: 'This code is closed. Ask for a new one where you got it.',
  },
  code_used: {
    status: 409,
    ru: 'По этому коду уже кто-то вошёл. Если это не вы, скажите об этом там, где код выдали.',
    en: 'Somebody has already used this code. If it was not you, tell those who gave it to you.',
  },
  code_full: {
    status: 409,
    ru: 'По этому коду уже попросились все, на кого он рассчитан. Попросите новый у классного руководителя.',
    en: 'As many as this code is meant for have already asked. Ask the form teacher for a new one.',
  },
  fact_needed: {
    status: 422,
    ru: 'Назовите день и месяц рождения ребёнка.',
    en: 'Give the day and month of the child’s birth.',
  },
  fact_wrong: {
    status: 422,
    ru: 'День и месяц не подходят. Осталось попыток: {left}, потом код закроется.',
    en: 'Day and month do not fit. Tries left: {left}, then the code closes.',
  },
  nothing_to_prove: {
    status: 409,
    ru: 'Этот код ни о чём не спрашивает: заявку подтвердит классный руководитель.',
    en: 'This code asks for nothing: the form teacher confirms the request.',
  },
  other_person: {
    status: 409,
    ru: 'Этот код выдан другому человеку. Придумайте для него отдельный вход.',
    en: 'This code was issued for somebody else. Make a separate account for that person.',
  },
  codes_guessed: {
    status: 429,
    ru: 'Слишком много неверных кодов подряд. Попробуйте через {minutes} мин или откройте ссылку из QR-кода.',
    en: 'Too many wrong codes in a row. Try again in {minutes} min, or open the link from the QR code.',
  },
  public_url_needed: {
    status: 409,
    ru: 'Сначала задайте PEREMENA_PUBLIC_URL с https: без защищённого адреса приглашения не печатаются.',
    en: 'Set PEREMENA_PUBLIC_URL with https first: invitations are not printed without a secure address.',
  },
  sheet_over: {
    status: 410,
    ru: 'Напечатать этот код больше нельзя: выпустите новый.',
    en: 'This code can no longer be printed: issue a new one.',
  },
  names_or_count: {
    status: 422,
    ru: 'Нужен список имён или число приглашений.',
    en: 'Give a list of names or a number of invitations.',
  },
  already_joined: { status: 409, ru: 'Этот человек уже вошёл.', en: 'This person has already joined.' },
  name_needed: { status: 422, ru: 'Напишите фамилию и имя.', en: 'Write your family name and given name.' },
  child_needed: {
    status: 422,
    ru: 'Напишите фамилию и имя ребёнка.',
    en: 'Write the family name and given name of the child.',
  },
  account_needed: { status: 422, ru: 'Придумайте логин и пароль.', en: 'Choose a login and a password.' },
  already_asked: {
    status: 409,
    ru: 'Вы уже попросились. Подождите, пока заявку подтвердят.',
    en: 'You have already asked. Wait until it is confirmed.',
  },
  already_in: { status: 409, ru: 'Вы уже здесь.', en: 'You are already in.' },
  already_answered: { status: 409, ru: 'На эту заявку уже ответили.', en: 'This request has already been answered.' },
  line_needed: {
    status: 422,
    ru: 'Выберите ученика из списка класса.',
    en: 'Choose the pupil on the class list.',
  },
  line_elsewhere: {
    status: 422,
    ru: 'Такого ученика в списке этого класса нет.',
    en: 'There is no such pupil on the list of this class.',
  },
  line_taken: {
    status: 409,
    ru: 'Этот ученик уже вошёл. Если заявка его, восстановите ему доступ.',
    en: 'This pupil has already joined. If the request is theirs, restore their access.',
  },
  own_guardian: {
    status: 422,
    ru: 'Ученик не может быть родителем самому себе.',
    en: 'A pupil cannot be their own guardian.',
  },
  guardian_restricted: {
    status: 409,
    ru: 'Для этого взрослого общение с ребёнком ограничено. Решает руководитель организации.',
    en: 'Contact between this adult and the child is restricted. The head of the organisation decides.',
  },
  needs_administrator: {
    status: 403,
    ru: 'Имя совпадает с именем сотрудника: заявку подтверждает администратор организации.',
    en: 'The name equals that of a staff member: an administrator of the organisation confirms it.',
  },
})
