import { define } from './definition.ts'
import { bits, countOf } from './inputs.ts'
import { isRegistered, staffOf } from './people.ts'

export const staffRegistered = define({
  code: 'staff_registered',
  version: 1,
  unit: 'person',
  title: { ru: 'Сотрудники зарегистрированы', en: 'Staff registered' },
  explanation: {
    ru: 'Сколько сотрудников пришли в систему сами: вошли хотя бы раз, учётная запись не закрыта. Сотрудник считается один раз в каждой организации, где работает. Кто в долгом отпуске, стоит отдельно.',
    en: 'How many of the staff have come in themselves: signed in at least once, the account is not blocked. A person counts once in each organisation of work. Those on long leave stand apart.',
  },
  numerator: {
    ru: 'сотрудники не в отпуске со своей открытой учётной записью, в которую хотя бы раз вошли; активированные с общего устройства не входят',
    en: 'staff not on leave with an open account of their own that was signed in to at least once; those activated from a shared device are left out',
  },
  denominator: {
    ru: 'сотрудники по списку без долгого отпуска или число управления, если оно больше',
    en: 'staff on the roster without long leave, or the office’s number where it is larger',
  },
  mayHaveGoal: true,
  suppressed: false,
  shown: true,
  count: (of) => ({
    numerator: countOf(of.people, bits.staff | bits.account, bits.onLeave | bits.sharedDevice),
    denominator: staffOf(of),
  }),
  missing: {
    has: bits.staff,
    hasNot: bits.onLeave,
    inside: isRegistered,
    reason: (person) => (person & bits.account ? 'shared_device' : undefined),
  },
})
