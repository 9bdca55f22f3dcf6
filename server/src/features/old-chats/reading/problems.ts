import type { Language } from '#server/platform/refusal.ts'
import type { Problem, ProblemCode } from './read-row.rules.ts'

/** The sentence for a cell that is wrong. */
export function problemText({ code, value }: Problem, language: Language): string {
  return texts[code][language].replace('{value}', value)
}

const texts: Record<ProblemCode, Record<Language, string>> = {
  name_missing: { ru: 'Нет названия чата.', en: 'The name of the chat is missing.' },
  messenger_missing: { ru: 'Не указан мессенджер.', en: 'No messenger is given.' },
  messenger_unknown: {
    ru: 'Не знаем мессенджера «{value}». Если его нет в образце, напишите «другой».',
    en: 'The messenger “{value}” is not known. If the sample does not have it, write “other”.',
  },
  kind_unknown: {
    ru: 'Непонятно, для кого чат: «{value}». Запишем как «другое».',
    en: 'Whom the chat is for is not clear: “{value}”. It will be “other”.',
  },
  own_unknown: {
    ru: 'Непонятно, чей это чат: «{value}». Напишите «организации» или «родителей».',
    en: 'Whose chat this is is not clear: “{value}”. Write “organisation” or “parents”.',
  },
  count_wrong: { ru: '«{value}» не число.', en: '“{value}” is no number.' },
  link_wrong: { ru: 'Это не ссылка: «{value}».', en: 'This is no link: “{value}”.' },
  too_long: { ru: 'Слишком длинный текст.', en: 'The text is too long.' },
}
