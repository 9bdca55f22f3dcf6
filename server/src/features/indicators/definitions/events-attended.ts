import { define } from './definition.ts'

/** Nothing tells of events yet. */
export const eventsAttended = define({
  code: 'events_attended',
  version: 1,
  unit: 'answer',
  title: { ru: 'Посещение', en: 'Attendance' },
  explanation: {
    ru: 'Сколько человек пришли на уроки и события из тех, кого ждали.',
    en: 'How many people came to lessons and events of those who were expected.',
  },
  numerator: {
    ru: 'присутствовавшие',
    en: 'those who attended',
  },
  denominator: {
    ru: 'ожидавшиеся',
    en: 'those who were expected',
  },
  mayHaveGoal: true,
  suppressed: true,
  shown: false,
  count: () => null,
})
