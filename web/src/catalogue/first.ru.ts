import { catalogueOf } from '../platform/i18n/index.ts'

/** What the chats need; the rest comes after the first screen. */
export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['../{ui,shell}/texts.ru.ts', '../platform/**/texts.ru.ts', '../features/{conversations,messages}/**/texts.ru.ts'],
    { eager: true },
  ),
  'ru',
)
