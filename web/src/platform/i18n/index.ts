/**
 * Texts for people. Each area (a feature, the kit, the shell) owns three small files:
 *
 *   texts.ru.ts   export default { title: 'Чаты', unread: (n: number) => counted(n, { one: 'новое', many: 'новых' }) }
 *   texts.en.ts   const en: SameTexts<typeof ru> = { … }; export default en         ← a missing key fails the typecheck
 *   texts.ts      import type ru from './texts.ru.ts'
 *                 export const chatTexts = textsOf<typeof ru>('chats')              ← the folder under features/
 *
 * In a component `const t = useTexts(chatTexts)`, then `t.title`, `t.unread(3)`; elsewhere `texts(chatTexts)`.
 * Only the language in use is loaded, as one file. Type plain spaces: catalogues are typeset (see typography.ts).
 */
import { useSyncExternalStore } from 'react'
import { currentLanguage, onLanguageChange, setCurrentLanguage, STORAGE_KEY, type Language } from './language.ts'
import { typeset } from './typography.ts'

export { currentLanguage, languages, onLanguageChange, storedLanguage, type Language } from './language.ts'
export { counted, plural, type PluralForms } from './plural.ts'

/** A key to the texts of one area; carries their type, not the texts. */
export interface TextsKey<T> {
  readonly area: string
  readonly shape?: T
}

/** The type a translation must have: the same keys, any strings. */
export type SameTexts<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: SameTexts<T[K]> }

export type Catalogue = Record<string, unknown>

export function textsOf<T>(area: string): TextsKey<SameTexts<T>> {
  return { area }
}

const loaded = new Map<Language, Catalogue>()
let load: (language: Language) => Promise<Catalogue>

/** Before the first render: says where catalogues come from and brings the first one. */
export async function startTexts(loader: typeof load, language: Language): Promise<void> {
  load = loader
  await use(language)
}

/** Changes the language of everything on the screen and remembers the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  await use(language)
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // A browser that stores nothing keeps the choice until the page is closed.
  }
}

/** The texts of an area in the language of now; the component is drawn again when it changes. */
export function useTexts<T>(key: TextsKey<T>): T {
  useSyncExternalStore(onLanguageChange, currentLanguage)
  return texts(key)
}

/** The current language; the component is drawn again when it changes. For components that format dates. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage)
}

/** The same outside of React: notifications, print, errors. Throws for an area that has no texts. */
export function texts<T>(key: TextsKey<T>): T {
  const found = loaded.get(currentLanguage())?.[key.area]
  if (!found) throw new Error(`No texts for area "${key.area}" in "${currentLanguage()}"`)
  return found as T
}

/** Makes a catalogue of `import.meta.glob` results: the area is the folder (below features/) of the file. */
export function catalogueOf(files: Record<string, { default: object }>, language: Language): Catalogue {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [areaOf(path), typesetAll(file.default, language)]),
  )
}

async function use(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await load(language))
  document.documentElement.lang = language
  setCurrentLanguage(language)
}

function areaOf(path: string): string {
  return path.replace(/^.*?\.\/(features\/|platform\/)?/, '').replace(/\/texts\.[a-z]+\.ts$/, '')
}

function typesetAll(value: unknown, language: Language): unknown {
  if (typeof value === 'string') return typeset(value, language)
  if (typeof value === 'function') return (...args: unknown[]) => typesetAll(value(...args), language)
  if (Array.isArray(value)) return value.map((item) => typesetAll(item, language))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesetAll(inner, language)]))
}
