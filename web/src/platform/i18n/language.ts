/** The languages the product speaks. A new one is a line here and a `texts.<id>.ts` beside each `texts.ru.ts`. */
export const languages = [
  { id: 'ru', name: 'Русский' },
  { id: 'en', name: 'English' },
] as const

export type Language = (typeof languages)[number]['id']

export const STORAGE_KEY = 'peremena.language'

const listeners = new Set<() => void>()
let current: Language = 'ru'

export function currentLanguage(): Language {
  return current
}

/** Called with every switch; returns the way to stop listening. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Only `index.ts` calls this, after the texts of the language are there. */
export function setCurrentLanguage(language: Language): void {
  current = language
  for (const listener of listeners) listener()
}

/** The language chosen on this device, Russian when none was. */
export function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    return languages.find((language) => language.id === stored)?.id ?? 'ru'
  } catch {
    return 'ru'
  }
}
