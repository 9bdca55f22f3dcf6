import type { Catalogue, CataloguePart, Language } from '../platform/i18n/index.ts'

const files = {
  ru: { first: () => import('./first.ru.ts'), later: () => import('./later.ru.ts') },
  en: { first: () => import('./first.en.ts'), later: () => import('./later.en.ts') },
}

export async function loadCatalogue(language: Language, part: CataloguePart): Promise<Catalogue> {
  return (await files[language][part]()).default
}
