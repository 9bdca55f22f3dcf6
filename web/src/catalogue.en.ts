import { catalogueOf } from './platform/i18n/index.ts'

export default catalogueOf(
  import.meta.glob<{ default: object }>(
    ['./ui/texts.en.ts', './shell/texts.en.ts', './{features,platform}/**/texts.en.ts'],
    {
      eager: true,
    },
  ),
  'en',
)
