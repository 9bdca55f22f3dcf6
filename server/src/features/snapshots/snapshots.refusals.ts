import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  snapshot_being_taken: {
    status: 409,
    ru: 'Срез этого дерева сейчас делается. Повторите через минуту.',
    en: 'A snapshot of this tree is being taken. Try again in a minute.',
  },
})
