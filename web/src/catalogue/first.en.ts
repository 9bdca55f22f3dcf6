import { catalogueOf } from '../platform/i18n/index.ts'

/** What the chats need; the rest comes after the first screen. */
export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['../{ui,shell}/texts.en.ts', '../platform/**/texts.en.ts', '../features/{conversations,messages}/**/texts.en.ts'],
    { eager: true },
  ),
  'en',
)
