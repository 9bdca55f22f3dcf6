import { define } from './definition.ts'
import { failingOf } from './people.ts'

export const orgsActive = define({
  code: 'orgs_active',
  version: 2,
  unit: 'organisation',
  title: { ru: 'Активные организации', en: 'Active organisations' },
  explanation: {
    ru: 'В скольких подключённых организациях больше двух зарегистрированных людей и есть хотя бы один класс, группа или кружок этого учебного года.',
    en: 'How many connected organisations have more than two registered people and at least one class, group or club of this school year.',
  },
  numerator: {
    ru: 'подключённые организации, где больше двух зарегистрированных и хотя бы один класс; с 1 июня до перевода считаются и классы прошлого года',
    en: 'connected organisations with more than two registered people and at least one class; from 1 June until roll-over classes of the past year count too',
  },
  denominator: {
    ru: 'действующие организации; филиалы — если управление отметило, что они отчитываются сами; колледжи — если верхнее управление их не исключило',
    en: 'operating organisations; branches only where the office marked that they report; colleges unless the topmost office leaves them out',
  },
  mayHaveGoal: true,
  suppressed: false,
  shown: true,
  count: (of) => ({ numerator: failingOf(of).length === 0 ? 1 : 0, denominator: 1 }),
})
