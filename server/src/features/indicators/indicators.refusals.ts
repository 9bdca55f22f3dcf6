import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  indicator_unknown: {
    status: 422,
    ru: 'Такого показателя нет: {code}.',
    en: 'There is no such indicator: {code}.',
  },
  goal_too_early: {
    status: 422,
    ru: 'Для этого показателя цель пока не ставится: в системе ещё нет того, что к ней ведёт.',
    en: 'No goal can be set for this indicator yet: what leads there does not exist here so far.',
  },
  goal_day_unknown: {
    status: 422,
    ru: 'Такого дня нет или он слишком далеко: {day}.',
    en: 'There is no such day, or it is too far away: {day}.',
  },
  goal_kind_wrong: {
    status: 422,
    ru: 'Эта цель никого не касается: выберите виды организаций, которые здесь есть.',
    en: 'This goal would concern nobody: choose kinds of organisations that can be here.',
  },
  snapshot_not_found: {
    status: 404,
    ru: 'Такого среза нет, или этой организации в нём нет.',
    en: 'There is no such snapshot, or this organisation is not in it.',
  },
  cut_off_not_here: {
    status: 409,
    ru: 'Время среза одно на всё дерево: его задаёт верхнее управление.',
    en: 'A tree has one cut-off: its topmost office sets it.',
  },
})
