import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import type { OrganisationKey } from './town.ts'

/**
 * One post a line: role, position, then the name where it is given (a woman's by default, «м» for a man's), then how far its
 * holder has come: nothing for joined, `-` for not invited yet, `+` for invited.
 */
export type PostPlan = readonly [role: GrantableRole, position: string, name?: string, state?: '-' | '+']

export type ClassPlan = readonly [name: string, size: number, grade: number]

export type OrganisationPlan = {
  key: OrganisationKey
  kind: OrganisationKind
  name: string
  shortName: string
  classKind: ClassKind
  staff: readonly PostPlan[]
  classes: readonly ClassPlan[]
}

export const officePlan: OrganisationPlan = {
  key: 'office',
  kind: 'municipality',
  name: 'Управление образования администрации Нагорного района',
  shortName: 'Управление образования',
  classKind: 'association',
  staff: [
    ['head', 'начальник управления', 'Шамхалов Гаджимурад Абакарович м'],
    ['office_specialist', 'главный специалист', 'Меджидова Аида Камилевна'],
    ['office_specialist', 'специалист по дошкольному образованию', 'Рабаданова Зумруд Исаевна'],
    ['staff', 'делопроизводитель'],
  ],
  classes: [],
}

export const organisationPlans: readonly OrganisationPlan[] = [
  {
    key: 'school',
    kind: 'school',
    name: 'МБОУ «Средняя общеобразовательная школа № 1 с. Родниковое»',
    shortName: 'Школа № 1',
    classKind: 'class',
    staff: [
      ['head', 'директор', 'Гаджиева Патимат Магомедовна'],
      ['deputy', 'заместитель директора по УВР', 'Алиханова Марина Юсуповна'],
      ['deputy', 'заместитель директора по ВР', 'Исмаилова Саида Рамазановна'],
      ['administrator', 'секретарь', 'Курбанова Эльмира Гасановна'],
      ['teacher', 'учитель начальных классов'],
      ['teacher', 'учитель начальных классов'],
      ['teacher', 'учитель начальных классов'],
      ['teacher', 'учитель начальных классов'],
      ['teacher', 'учитель русского языка', 'Омарова Мадина Руслановна'],
      ['teacher', 'учитель родного языка'],
      ['teacher', 'учитель биологии'],
      ['teacher', 'учитель русского языка'],
      ['teacher', 'учитель географии'],
      ['teacher', 'учитель физики'],
      ['teacher', 'учитель химии'],
      ['teacher', 'учитель литературы'],
      ['teacher', 'учитель математики', 'Ибрагимова Наида Шамилевна'],
      ['teacher', 'учитель английского языка', 'Ким Анна'],
      ['teacher', 'учитель истории'],
      ['teacher', 'учитель физкультуры', 'Абакаров Гусейн Омарович м'],
      ['teacher', 'учитель информатики', 'Сулейманов Тимур Ахмедович м'],
      ['staff', 'социальный педагог', 'Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна'],
      ['staff', 'педагог-психолог'],
      ['staff', 'библиотекарь', 'Соколова Тамара Андреевна'],
      ['staff', 'заведующий хозяйством', 'Юсупов Багаутдин Магомедович м'],
      ['teacher', 'учитель музыки', '', '-'],
      ['teacher', 'учитель технологии', 'Насрулаев Закир Алиевич м', '+'],
      ['teacher', 'учитель изобразительного искусства', '', '+'],
      ['staff', 'лаборант', '', '+'],
    ],
    classes: [
      ['1А', 26, 1],
      ['2А', 27, 2],
      ['3А', 25, 3],
      ['4А', 28, 4],
      ['5А', 26, 5],
      ['5Б', 25, 5],
      ['6А', 27, 6],
      ['7А', 28, 7],
      ['7Б', 24, 7],
      ['8А', 26, 8],
      ['9А', 27, 9],
      ['11А', 23, 11],
    ],
  },
  {
    key: 'village',
    kind: 'school',
    name: 'МКОУ «Верхнечинарская основная общеобразовательная школа»',
    shortName: 'Верхнечинарская школа',
    classKind: 'class',
    staff: [
      ['head', 'директор', 'Дибиров Магомед Гаджиевич м'],
      ['teacher', 'учитель начальных классов', 'Дибирова Хадижат Омаровна'],
      ['teacher', 'учитель русского языка', '', '+'],
      ['teacher', 'учитель математики', 'Залов Курбан Исаевич м', '-'],
      ['teacher', 'учитель физкультуры', 'Акаев Мурад Акаевич м', '-'],
    ],
    classes: [
      ['1–3', 8, 2],
      ['5', 12, 5],
      ['8', 13, 8],
    ],
  },
  {
    key: 'romashka',
    kind: 'kindergarten',
    name: 'МБДОУ «Детский сад комбинированного вида „Ромашка“»',
    shortName: 'Детский сад «Ромашка»',
    classKind: 'kindergarten_group',
    staff: [
      ['head', 'заведующая', 'Керимова Лейла Надировна'],
      ['deputy', 'старший воспитатель', 'Петренко Светлана Викторовна'],
      ['teacher', 'воспитатель', 'Салихова Разият Мусаевна'],
      ['teacher', 'воспитатель'],
      ['teacher', 'воспитатель'],
      ['teacher', 'воспитатель'],
      ['teacher', 'воспитатель'],
      ['staff', 'младший воспитатель'],
      ['staff', 'медицинская сестра'],
      ['teacher', 'музыкальный руководитель'],
      ['teacher', 'учитель-логопед'],
      ['staff', 'завхоз', 'Мутаев Идрис Курбанович м'],
      ['staff', 'повар', '', '-'],
    ],
    classes: [
      ['Капелька', 20, 0],
      ['Пчёлки', 23, 0],
      ['Солнышко', 22, 0],
      ['Почемучки', 24, 0],
      ['Звёздочка', 21, 0],
    ],
  },
  {
    key: 'lastochka',
    kind: 'kindergarten',
    name: 'МКДОУ «Детский сад „Ласточка“ с. Нижний Чинар»',
    shortName: 'Детский сад «Ласточка»',
    classKind: 'kindergarten_group',
    staff: [
      ['head', 'заведующая', 'Айдемирова Сакинат Гамзатовна'],
      ['teacher', 'воспитатель'],
      ['teacher', 'воспитатель'],
      ['staff', 'младший воспитатель'],
      ['teacher', 'воспитатель', '', '+'],
    ],
    classes: [],
  },
  {
    key: 'creative',
    kind: 'additional',
    name: 'МБУ ДО «Дом детского творчества Нагорного района»',
    shortName: 'Дом творчества',
    classKind: 'association',
    staff: [
      ['head', 'директор', 'Темирханова Джамиля Алиевна'],
      ['deputy', 'методист'],
      ['teacher', 'педагог дополнительного образования'],
      ['teacher', 'педагог дополнительного образования'],
      ['teacher', 'педагог дополнительного образования'],
      ['teacher', 'педагог дополнительного образования'],
    ],
    classes: [
      ['Робототехника', 15, 6],
      ['Шахматы', 14, 5],
      ['Хор Горянка', 17, 5],
      ['Народный танец', 15, 6],
      ['Изостудия', 14, 4],
    ],
  },
  {
    key: 'sport',
    kind: 'additional',
    name: 'МБУ ДО «Спортивная школа Нагорного района»',
    shortName: 'Спортивная школа',
    classKind: 'association',
    staff: [
      ['head', 'директор', 'Хасбулатов Шарип Гусейнович м', '+'],
      ['teacher', 'тренер-преподаватель', 'Магомедов Хабиб Шарипович м', '-'],
    ],
    classes: [],
  },
]
