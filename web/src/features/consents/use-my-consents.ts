import { myConsents } from '#protocol/consents.ts'
import { tiesChanged } from '#protocol/roster.ts'
import { useLanguage } from '../../platform/i18n/index.ts'
import { useLoaded, useRefreshOn } from '../../platform/queries.ts'

/** What I am asked for as a guardian, with the text in the language of the screen. */
export function useMyConsents() {
  const locale = useLanguage()
  const loaded = useLoaded(myConsents, { locale })
  useRefreshOn([tiesChanged], [myConsents])
  return loaded
}
