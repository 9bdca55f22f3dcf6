/**
 * Texts for people. Each area (a feature, the kit, the shell) owns three small files:
 *
 *   texts.ru.ts   export default { title: 'Чаты', unread: (n: number) => counted(n, { one: 'новое', many: 'новых' }) }
 *   texts.en.ts   const en: SameTexts<typeof ru> = { … }; export default en         ← a missing key fails the typecheck
 *   texts.ts      import type ru from './texts.ru.ts'
 *                 export const chatTexts = textsOf<typeof ru>('chats')              ← the folder under features/
 *
 * In a component `const t = useTexts(chatTexts)`, then `t.title`, `t.unread(3)`; elsewhere `texts(chatTexts)`.
 * Only the language in use is loaded, in two files: what the first screen needs, and the rest (see web/src/catalogue/). A component
 * whose texts are still on their way waits in its Suspense. Type plain spaces: catalogues are typeset (see typography.ts).
 */
import { useSyncExternalStore } from 'react'
import { keep } from '../device/small-things.ts'
import { clockOffsetMs, onClockMoved } from '../clock.ts'
import { currentLanguage, onLanguageChange, setCurrentLanguage, STORAGE_KEY, type Language } from './language.ts'
import { typeset } from './typography.ts'

export { currentLanguage, languages, storedLanguage, type Language } from './language.ts'
export { counted, plural } from './plural.ts'

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

/** `first` before the first paint, `later` with the first page that needs it. */
export type CataloguePart = 'first' | 'later'

export function textsOf<T>(area: string): TextsKey<SameTexts<T>> {
  return { area }
}

const loaded: Record<Language, Catalogue> = { ru: {}, en: {} }
const loading = new Map<string, Promise<void>>()
let loadPart: (language: Language, part: CataloguePart) => Promise<Catalogue>

/** Before the first render: says where catalogues come from and brings the parts that the first page needs. */
export async function startTexts(
  loader: typeof loadPart,
  language: Language,
  parts: readonly CataloguePart[] = ['first', 'later'],
): Promise<void> {
  loadPart = loader
  await Promise.all(parts.map((part) => bring(language, part)))
  speak(language)
}

/** Brings the other texts of the current language before somebody waits for them. */
export function preloadTexts(): void {
  // Who needs them will ask again and see the failure.
  bring(currentLanguage(), 'later').catch(() => undefined)
}

/** Changes the language of everything on the screen and remembers the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  await Promise.all([bring(language, 'first'), bring(language, 'later')])
  speak(language)
  keep(STORAGE_KEY, language)
}

/** The texts of an area in the language of now; the component is drawn again when it changes. */
export function useTexts<T>(key: TextsKey<T>): T {
  const language = useLanguage()
  // Thrown, not given to `use()`: after the wait React draws again and must meet the same calls, and then nothing is awaited.
  if (!loaded[language][key.area]) throw bring(language, 'later')
  return texts(key)
}

/** The current language; the component is drawn again when it changes. For components that format dates. */
export function useLanguage(): Language {
  // «Today» is another day when the device's clock turns out to be wrong.
  useSyncExternalStore(onClockMoved, clockOffsetMs)
  return useSyncExternalStore(onLanguageChange, currentLanguage)
}

/** The same outside of React: menus, notifications, errors. Throws for an area that has no texts, or whose texts nobody on the screen uses yet. */
export function texts<T>(key: TextsKey<T>): T {
  const found = loaded[currentLanguage()][key.area]
  if (!found) throw new Error(`No texts for area "${key.area}" in "${currentLanguage()}"`)
  return found as T
}

/** Makes a catalogue of `import.meta.glob` results: the area is the folder (below features/) of the file. */
export function catalogueOf(files: Record<string, { default: object }>, language: Language): Catalogue {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [areaOf(path), typesetAll(file.default, language)]),
  )
}

function bring(language: Language, part: CataloguePart): Promise<void> {
  const key = `${language} ${part}`
  const known = loading.get(key)
  if (known) return known
  const coming = loadPart(language, part).then((catalogue) => void Object.assign(loaded[language], catalogue))
  loading.set(key, coming)
  // What failed on a bad line may be tried again.
  coming.catch(() => loading.delete(key))
  return coming
}

function speak(language: Language): void {
  document.documentElement.lang = language
  setCurrentLanguage(language)
}

function areaOf(path: string): string {
  return path.replace(/^[./]*(features\/|platform\/)?/, '').replace(/\/texts\.[a-z]+\.ts$/, '')
}

function typesetAll(value: unknown, language: Language): unknown {
  if (typeof value === 'string') return typeset(value, language)
  if (typeof value === 'function') return (...args: unknown[]) => typesetAll(value(...args), language)
  if (Array.isArray(value)) return value.map((item) => typesetAll(item, language))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesetAll(inner, language)]))
}
