import { catalogueOf } from '../platform/i18n/index.ts'

export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['../features/**/texts.en.ts', '!../features/{conversations,messages}/**/texts.en.ts'],
    { eager: true },
  ),
  'en',
)
