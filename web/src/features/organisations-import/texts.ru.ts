import { counted } from '../../platform/i18n/plural.ts'

const organisations = (n: number) =>
  counted(n, { one: 'организация', few: 'организации', many: 'организаций', other: 'организации' })
const organisationsTo = (n: number) => counted(n, { one: 'организацию', few: 'организации', many: 'организаций' })
const rows = (n: number) => counted(n, { one: 'строка', few: 'строки', many: 'строк' })

export default {
  title: 'Загрузить организации',
  steps: 'Шаги загрузки',
  step: { file: 'Файл', columns: 'Столбцы', changes: 'Что изменится', result: 'Готово' },
  next: 'Дальше',
  backToFile: 'Другой файл',
  backToColumns: 'К столбцам',
  again: 'Ещё раз',
  noRight: 'Организации загружает специалист управления',

  file: {
    under: 'Новые организации встанут под управление',
    intro:
      'Подойдёт таблица XLSX или CSV либо JSON из реестра открытых данных. Сначала покажем, что изменится; без вашего «да» ничего не запишем.',
    columns:
      'Столбцы узнаём по названиям: полное и краткое наименование, вид, ИНН, КПП, ОГРН, адрес, телефон, e-mail, сайт, руководитель, лицензия, учредитель, муниципалитет, филиал.',
    choose: 'Выбрать файл',
    sending: (name: string) => `Отправляем «${name}»`,
    going: (name: string) => `Начата загрузка файла «${name}»`,
    resume: 'Продолжить',
  },

  columns: {
    found: (name: string, count: number) => `Файл «${name}»: ${rows(count)}`,
    reading: 'Читаем файл…',
    list: 'Столбцы файла',
    means: (column: string) => `Что в столбце ${column}`,
    column: (column: string) => `Столбец ${column}`,
    unused: 'Не использовать',
    unsure: 'Проверьте: название знакомо не целиком',
    json: 'Это реестр открытых данных: столбцы выбирать не нужно.',
    encoding: 'Кодировка',
    auto: 'Определить самим',
    sheet: 'Лист',
    allSheets: 'Все листы',
    headerLine: 'Строка с названиями',
    headerFound: (line: number) => `Распознано: строка ${line}`,
    line: (line: number) => `Строка ${line}`,
    separator: 'Разделитель',
    separators: { ';': 'точка с запятой', ',': 'запятая', '\t': 'табуляция' },
    parent: 'Под каким управлением',
    parentHint: 'Если в файле есть столбец «Муниципалитет», он важнее',
    parentNone: (office: string) => `По столбцу, иначе под «${office}»`,
    kind: 'Вид, если он не назван',
    kindHint: 'Обычно он ясен из столбца «Вид» или из названия',
    kindNone: 'Показать как ошибку',
  },

  fields: {
    name: 'Полное наименование',
    shortName: 'Краткое наименование',
    kind: 'Вид',
    isBranch: 'Филиал (да или пусто)',
    inn: 'ИНН',
    kpp: 'КПП',
    ogrn: 'ОГРН',
    oktmo: 'ОКТМО',
    legalForm: 'Правовая форма',
    address: 'Адрес',
    phone: 'Телефон',
    email: 'E-mail',
    website: 'Сайт',
    licence: 'Лицензия',
    founder: 'Учредитель',
    headName: 'Руководитель',
    parent: 'Муниципалитет (управление)',
  },

  changes: {
    label: 'Что изменит список',
    same: (n: number) => `Без изменений: ${organisations(n)}`,
    nothing: 'В этом файле нет ничего нового. Всё уже записано.',
    nothingToTake: 'Загружать пока нечего: исправьте строки с ошибками и загрузите файл снова.',
    new: 'Новые',
    changed: 'Изменятся',
    doubtful: 'Под вопросом',
    errors: 'Ошибки',
    left: 'Это решает человек. Пока решения нет, строку не загрузим: выберите здесь или исправьте в файле.',
    rulings: {
      same: (known: string) => `Это она: ${known}`,
      new: 'Другая организация, добавить новой',
      branch: 'Филиал организации с этим ИНН',
      take: 'Верна эта строка',
      under: 'Под каким управлением',
      underNone: 'Выберите управление',
      skip: 'Не загружать',
      undecide: 'Отменить решение',
      alike: (n: number) => `Так же решить остальные такие вопросы: ${n}`,
    },
    line: (line: string) => `строка ${line}`,
    branch: 'филиал',
    inn: (inn: string) => `ИНН ${inn}`,
    empty: 'пусто',
    taken: 'Организацию загрузим без этого значения',
    notTaken: 'Организацию не загрузим',
    comparing: 'Сверяем с тем, что вы выбрали…',
    more: 'Показать ещё',
    rest: (n: number) => `И ещё ${n}. Все они есть в файле для исправления.`,
    restOf: (n: number) => `И ещё ${organisations(n)}`,
    mend: 'Скачать строки для исправления',
    mendHint: 'В файле рядом с каждой строкой написано, что исправить. Исправленный файл можно загрузить сюда.',
    mendName: 'Организации: исправить.xlsx',
    apply: (added: number, changed: number) =>
      added === 0
        ? `Изменить ${organisationsTo(changed)}`
        : changed === 0
          ? `Загрузить ${organisationsTo(added)}`
          : `Загрузить ${organisationsTo(added)} и изменить ${changed}`,
  },

  result: {
    done: 'Список загружен',
    counts: (added: number, changed: number) => `Новых: ${added}, изменено: ${changed}`,
    left: (doubtful: number, errors: number) =>
      [doubtful > 0 && `Осталось под вопросом: ${doubtful}.`, errors > 0 && `Замечаний к строкам: ${errors}.`]
        .filter(Boolean)
        .join(' '),
    next: 'Дальше пригласите руководителей: откройте организацию и выдайте код.',
    toList: 'К организациям',
    another: 'Загрузить ещё файл',
  },

  imports: {
    title: 'Загруженные списки',
    operator: 'через командную строку',
    undone: (when: string) => `Отменено ${when}`,
  },

  undo: {
    button: 'Отменить загрузку',
    title: 'Отменить загрузку?',
    text: (added: number, changed: number) =>
      `Новые организации (${added}) будут закрыты, изменённые (${changed}) станут как прежде. Так можно, пока в новых никого нет.`,
    done: 'Загрузка отменена',
  },
}
