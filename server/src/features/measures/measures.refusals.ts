import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  measure_open: {
    status: 409,
    ru: 'По этому показателю уже есть открытая мера. Отметьте её выполненной или перенесите срок.',
    en: 'There is an open measure for this indicator already. Finish it or put it off.',
  },
  measure_not_needed: {
    status: 409,
    ru: 'Этот показатель уже не ниже цели: мера не нужна.',
    en: 'This indicator is no longer below its goal: no measure is needed.',
  },
  measure_due_wrong: {
    status: 422,
    ru: 'Срок меры — от {from} до {to}.',
    en: 'The due date of a measure lies between {from} and {to}.',
  },
  measure_done: {
    status: 409,
    ru: 'Эта мера уже отмечена выполненной.',
    en: 'This measure has been finished already.',
  },
})
