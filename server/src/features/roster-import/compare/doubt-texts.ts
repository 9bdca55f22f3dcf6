import type { Language } from '#server/platform/refusal.ts'
import type { DoubtReason } from './comparison.ts'

export function doubtText(reason: DoubtReason, language: Language): string {
  return texts[reason][language]
}

const texts: Record<DoubtReason, Record<Language, string>> = {
  same_line: { ru: 'Одинаковые строки: один человек или тёзки?', en: 'The same line twice: one person or namesakes?' },
  same_name: {
    ru: 'Тёзки, которых нечем различить: добавьте дату рождения или номер личного дела.',
    en: 'Namesakes with nothing to tell them apart: add the date of birth or the file number.',
  },
  two_birth_dates: {
    ru: 'Похоже на одного ребёнка с двумя датами рождения.',
    en: 'This looks like one child with two dates of birth.',
  },
  two_classes: { ru: 'Один ребёнок в двух классах.', en: 'One child in two classes.' },
  number_twice: { ru: 'Один номер у разных людей.', en: 'One number for different people.' },
  birth_date_differs: {
    ru: 'В списке организации у этого имени другая дата рождения.',
    en: 'On the roster this name has another date of birth.',
  },
  similar_name: { ru: 'Похожие имена: опечатка или разные люди?', en: 'Similar names: a slip or different people?' },
  moved_or_namesake: {
    ru: 'Такой человек есть в другом классе: перешёл или тёзка?',
    en: 'Somebody of this name is in another class: moved or a namesake?',
  },
  several_matches: {
    ru: 'В списке организации подходят несколько человек.',
    en: 'Several people on the roster fit.',
  },
}
