import { define } from './definition.ts'
import { isConnected } from './people.ts'

export const orgsConnected = define({
  code: 'orgs_connected',
  version: 2,
  unit: 'organisation',
  title: { ru: 'Организации подключены', en: 'Organisations connected' },
  explanation: {
    ru: 'Сколько организаций пришли: управление подтвердило их карточку, и хотя бы один человек вошёл.',
    en: 'How many organisations have come: the office confirmed their profile, and at least one person is inside.',
  },
  numerator: {
    ru: 'организации с подтверждённой карточкой (если над ними есть управление) и хотя бы одним зарегистрированным человеком',
    en: 'organisations with a verified profile (where there is an office above) and at least one registered person',
  },
  denominator: {
    ru: 'действующие организации; филиалы — если управление отметило, что они отчитываются сами; колледжи — если верхнее управление их не исключило',
    en: 'operating organisations; branches only where the office marked that they report; colleges unless the topmost office leaves them out',
  },
  mayHaveGoal: true,
  suppressed: false,
  shown: true,
  count: (of) => ({ numerator: isConnected(of) ? 1 : 0, denominator: 1 }),
})
