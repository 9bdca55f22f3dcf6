import { catalogueOf } from './platform/i18n/index.ts'

export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['./ui/texts.ru.ts', './shell/texts.ru.ts', './{features,platform}/**/texts.ru.ts'],
    {
      eager: true,
    },
  ),
  'ru',
)
