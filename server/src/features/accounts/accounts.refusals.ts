import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  wrong_login_or_password: {
    status: 401,
    ru: 'Логин или пароль не подходят. Проверьте раскладку и Caps Lock.',
    en: 'Login or password is wrong. Check the keyboard layout and Caps Lock.',
  },
  wrong_password: { status: 403, ru: 'Пароль не подходит.', en: 'The password is wrong.' },
  wrong_pin: {
    status: 403,
    ru: 'PIN не подходит. Осталось попыток: {left}.',
    en: 'The PIN is wrong. Attempts left: {left}.',
  },
  pin_burnt: {
    status: 403,
    ru: 'PIN введён неверно {count} раз. Этот вход закрыт: войдите с логином и паролем.',
    en: 'The PIN was wrong {count} times. This session is closed: sign in with login and password.',
  },
  wait_before_guessing: {
    status: 429,
    ru: 'Слишком много неудачных попыток. Попробуйте через {seconds} с.',
    en: 'Too many failed attempts. Try again in {seconds} s.',
  },
  sign_in_busy: {
    status: 503,
    ru: 'Сейчас входит очень много людей. Попробуйте через полминуты.',
    en: 'Very many people are signing in right now. Try again in half a minute.',
  },
  second_factor_needed: {
    status: 401,
    ru: 'Введите код из приложения.',
    en: 'Enter the code of your app.',
  },
  second_factor_setup: {
    status: 403,
    ru: 'С вашей ролью входят со вторым фактором. Сначала настройте его.',
    en: 'With your role one signs in with a second factor. Set it up first.',
  },
  second_factor_setup_over: {
    status: 403,
    ru: 'Настройка заняла больше четверти часа. Начните ещё раз: прежний QR-код больше не подходит.',
    en: 'Setting it up took more than a quarter of an hour. Begin again: the former QR code no longer fits.',
  },
  second_factor_wrong: {
    status: 403,
    ru: 'Код не подходит. Возьмите новый: каждый действует полминуты и один раз.',
    en: 'The code does not fit. Take a new one: each works for half a minute and once.',
  },
  second_factor_exists: {
    status: 409,
    ru: 'Второй фактор уже настроен.',
    en: 'A second factor is already set up.',
  },
  passkey_needed: {
    status: 401,
    ru: 'Подтвердите вход ключом доступа.',
    en: 'Confirm with your passkey.',
  },
  passkey_wrong: {
    status: 403,
    ru: 'Ключ доступа не подошёл. Попробуйте ещё раз или войдите с паролем.',
    en: 'The passkey did not fit. Try again, or sign in with your password.',
  },
  passkey_exists: { status: 409, ru: 'Этот ключ доступа уже добавлен.', en: 'This passkey is already added.' },
  passkey_not_found: { status: 404, ru: 'Этого ключа доступа уже нет.', en: 'This passkey is gone.' },
  passkeys_too_many: {
    status: 409,
    ru: 'Ключей доступа уже {count}. Уберите те, которыми не пользуетесь.',
    en: 'You have {count} passkeys. Remove those that you do not use.',
  },
  passkeys_not_here: {
    status: 409,
    ru: 'По этому адресу ключей доступа не бывает: браузеры дают их только страницам с https и именем узла.',
    en: 'There are no passkeys at this address: browsers give them only to pages with https and a host name.',
  },
  proof_needed: {
    status: 403,
    ru: 'Вы вошли давно. Подтвердите, что это вы: паролем или ключом доступа.',
    en: 'You signed in a while ago. Confirm that it is you, with your password or a passkey.',
  },
  last_way_in: {
    status: 409,
    ru: 'Это последний способ войти. Сначала добавьте другой.',
    en: 'This is your last way in. Add another first.',
  },
  account_blocked: {
    status: 403,
    ru: 'Этот вход закрыт администратором. Обратитесь в свою организацию.',
    en: 'This account was closed by an administrator. Ask your organisation.',
  },
  only_by_http: {
    status: 400,
    ru: 'Эта команда меняет вход на устройстве и принимается только по HTTP.',
    en: 'This command changes the device’s session and is taken by HTTP only.',
  },
  login_taken: {
    status: 409,
    ru: 'Такой логин уже занят. Выберите другой.',
    en: 'This login is taken. Choose another.',
  },
  has_account: { status: 409, ru: 'У этого человека уже есть вход.', en: 'This person already has an account.' },
  password_too_short: {
    status: 422,
    ru: 'Пароль короче {count} знаков.',
    en: 'The password has fewer than {count} signs.',
  },
  password_common: {
    status: 422,
    ru: 'Этот пароль подбирают первым. Придумайте другой, например из трёх слов.',
    en: 'This password is among the first to be guessed. Choose another, for example three words.',
  },
  password_is_login: {
    status: 422,
    ru: 'Пароль совпадает с логином. Придумайте другой.',
    en: 'The password equals the login. Choose another.',
  },
  already_founded: { status: 409, ru: 'Сервер уже основан. Войдите.', en: 'The server is already founded. Sign in.' },
  first_run_link_invalid: {
    status: 403,
    ru: 'Ссылка первого запуска не подходит. Откройте ту, что сервер напечатал последней.',
    en: 'The first-run link does not fit. Open the one that the server printed last.',
  },
  session_not_here: { status: 404, ru: 'Этот вход уже закрыт.', en: 'This session is over.' },
  reset_code_wrong: {
    status: 403,
    ru: 'Логин или код не подходят, или код уже не действует. Попросите новый.',
    en: 'Login or code is wrong, or the code no longer works. Ask for a new one.',
  },
  reset_not_found: {
    status: 404,
    ru: 'Такого запроса нет или он уже закрыт.',
    en: 'No such request, or it is closed.',
  },
  reset_needs_another: {
    status: 403,
    ru: 'Подтвердить должен другой администратор, не тот, кто запросил.',
    en: 'Another administrator has to release it, not the one who asked.',
  },
  reset_needs_operator: {
    status: 409,
    ru: 'Подтвердить некому: нет второго администратора и вышестоящего управления. Обратитесь к тому, кто ведёт сервер.',
    en: 'Nobody can release it: there is no second administrator and no office above. Ask whoever runs the server.',
  },
  mail_off: { status: 409, ru: 'Этот сервер не отправляет писем.', en: 'This server sends no mail.' },
  email_code_wrong: {
    status: 403,
    ru: 'Код не подходит. Осталось попыток: {left}.',
    en: 'The code is wrong. Attempts left: {left}.',
  },
  email_code_over: {
    status: 403,
    ru: 'Этот код больше не действует. Отправьте новый.',
    en: 'This code no longer works. Send a new one.',
  },
  reset_link_over: {
    status: 403,
    ru: 'Ссылка больше не действует: она открывается один раз и полчаса. Попросите новую.',
    en: 'The link no longer works: it is good for once, within half an hour. Ask for a new one.',
  },
  reset_link_needs_release: {
    status: 403,
    ru: 'С вашей ролью одной почты мало: доступ подтверждает второй администратор или управление.',
    en: 'With your role e-mail is not enough: a second administrator or the office confirms it.',
  },
  no_such_login: { status: 404, ru: 'Логина «{login}» нет.', en: 'There is no login “{login}”.' },
  no_account: { status: 409, ru: 'У этого человека ещё нет входа.', en: 'This person has no account yet.' },
})
