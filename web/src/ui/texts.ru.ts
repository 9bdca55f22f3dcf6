import { counted } from '../platform/i18n/plural.ts'

export default {
  back: 'Назад',
  cancel: 'Отмена',
  close: 'Закрыть',
  copied: 'Скопировано',
  copy: 'Скопировать',
  clear: 'Очистить',
  fieldOptional: 'необязательно',
  fieldRequired: 'Заполните это поле',
  fieldWrong: 'Проверьте, что здесь написано',
  fieldTooShort: (min: number) => `Нужно хотя бы ${counted(min, { one: 'знак', few: 'знака', many: 'знаков' })}`,
  fieldTooLong: (max: number) => `Не больше ${counted(max, { one: 'знака', few: 'знаков', many: 'знаков' })}`,
  formErrors: (count: number) =>
    count === 1 ? 'Поправьте одно поле' : `Поправьте ${counted(count, { one: 'поле', few: 'поля', many: 'полей' })}`,
  formFailed: 'Не получилось отправить. Всё, что вы ввели, на месте: попробуйте ещё раз',
  hidePassword: 'Скрыть пароль',
  more: 'Ещё',
  notifications: 'Уведомления',
  readOn: 'Прочитать целиком',
  qrCode: 'QR-код',
  search: 'Поиск',
  showPassword: 'Показать пароль',
  undo: 'Отменить',
}
