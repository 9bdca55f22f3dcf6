import { define } from './definition.ts'
import { bits, countOf } from './inputs.ts'
import { isRegistered, staffOf } from './people.ts'

export const staffActive7d = define({
  code: 'staff_active_7d',
  version: 2,
  unit: 'person',
  title: { ru: 'Сотрудники пользуются', en: 'Staff active' },
  explanation: {
    ru: 'Сколько сотрудников за семь дней читали (сообщение или уведомление было на экране две секунды), ознакомились, присутствовали или писали. Сколько они написали, не считается.',
    en: 'How many of the staff read (a message or notice was on screen for two seconds), acknowledged, attended or wrote within seven days. How much they wrote is not counted.',
  },
  numerator: {
    ru: 'зарегистрированные сотрудники не в отпуске, которые за семь дней до среза две секунды видели на экране сообщение или уведомление, ознакомились, присутствовали или писали',
    en: 'registered staff not on leave who in the seven days before the cut-off had a message or notice on screen for two seconds, acknowledged, attended or wrote',
  },
  denominator: {
    ru: 'сотрудники по списку без долгого отпуска или число управления, если оно больше',
    en: 'staff on the roster without long leave, or the office’s number where it is larger',
  },
  mayHaveGoal: true,
  suppressed: true,
  shown: true,
  count: (of) => ({
    numerator: countOf(of.people, bits.staff | bits.account | bits.used, bits.onLeave | bits.sharedDevice),
    denominator: staffOf(of),
  }),
  missing: {
    has: bits.staff,
    hasNot: bits.onLeave,
    inside: (person) => isRegistered(person) && (person & bits.used) !== 0,
    reason: (person) => (isRegistered(person) ? 'not_used' : person & bits.account ? 'shared_device' : undefined),
  },
})
