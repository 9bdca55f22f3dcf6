import { catalogueOf } from '../platform/i18n/index.ts'

export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['../features/**/texts.ru.ts', '!../features/{conversations,messages}/**/texts.ru.ts'],
    { eager: true },
  ),
  'ru',
)
