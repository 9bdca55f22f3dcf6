import type { Language } from '#server/platform/refusal.ts'
import type { TieCode } from './conversations.rules.ts'

/** Why one may write to somebody, for the page that answers it. */
export const tieTexts: Record<TieCode, Record<Language, string>> = {
  tie_colleagues: { ru: 'Вы работаете в одной организации.', en: 'You work in the same organisation.' },
  tie_family: { ru: 'Вы одна семья.', en: 'You are family.' },
  tie_municipality: {
    ru: 'Ваши организации в одном муниципалитете.',
    en: 'Your organisations belong to the same municipality.',
  },
  tie_office: {
    ru: 'Ваше управление стоит над этой организацией.',
    en: 'Your office stands above this organisation.',
  },
  tie_teacher_pupil: { ru: 'Учитель и ученик одного класса.', en: 'Teacher and pupil of one class.' },
  tie_classmates: { ru: 'Вы учитесь в одном классе.', en: 'You are in the same class.' },
  tie_guardian_staff: {
    ru: 'Родители пишут учителям и администрации своего ребёнка, и те — родителям.',
    en: 'Guardians write to their child’s teachers and administration, and they to guardians.',
  },
}
