import type { NoticeRole, NoticeStanding } from '#protocol/notices.ts'
import type { Language } from '#server/platform/refusal.ts'

type Words = {
  organisations: string
  people: string
  organisation: string
  countHeaders: string[]
  peopleHeaders: string[]
  roles: Record<NoticeRole, string>
  standings: Record<NoticeStanding, string>
  number: (number: number) => string
  by: (name: string, day: string) => string
}

export const workbookWords: Record<Language, Words> = {
  ru: {
    organisations: 'По организациям',
    people: 'Люди',
    organisation: 'Организация',
    countHeaders: ['Всего', 'Ознакомлены', 'С опозданием', 'Не ознакомлены', 'Из них без входа', 'В отпуске', 'Выбыли'],
    peopleHeaders: ['№', 'Фамилия, имя, отчество', 'Должность', 'Организация', 'Состояние', 'Открыт', 'Ознакомлен'],
    roles: {
      head: 'руководитель',
      deputy: 'заместитель',
      administrator: 'администратор',
      office_specialist: 'специалист',
      form_teacher: 'классный руководитель',
      teacher: 'учитель',
      staff: 'сотрудник',
      pupil: 'ученик',
      guardian: 'родитель',
    },
    standings: {
      ...{ waiting: 'не ознакомлен', acknowledged: 'ознакомлен', late: 'с опозданием' },
      ...{ on_leave: 'в отпуске', left: 'выбыл' },
    },
    number: (number) => `Выгрузка № ${number}`,
    by: (name, day) => `${name}, ${day}`,
  },
  en: {
    organisations: 'By organisation',
    people: 'People',
    organisation: 'Organisation',
    countHeaders: ['Asked', 'Acknowledged', 'Late', 'Not yet', 'Of these, no account', 'On leave', 'Left'],
    peopleHeaders: ['No', 'Name', 'Position', 'Organisation', 'State', 'Opened', 'Acknowledged'],
    roles: {
      head: 'head',
      deputy: 'deputy head',
      administrator: 'administrator',
      office_specialist: 'office specialist',
      form_teacher: 'form teacher',
      teacher: 'teacher',
      staff: 'staff',
      pupil: 'pupil',
      guardian: 'guardian',
    },
    standings: { waiting: 'not yet', acknowledged: 'acknowledged', late: 'late', on_leave: 'on leave', left: 'left' },
    number: (number) => `Export No ${number}`,
    by: (name, day) => `${name}, ${day}`,
  },
}
