import { useEffect, useRef } from 'react'
import { setLocale } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refreshMe } from '../../platform/store/index.ts'
import { LanguageChoice, ThemeChoice } from '../../shell/preferences.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** Theme and language of this device; the server then writes in that language too. */
export function AppearancePart() {
  const t = useTexts(meTexts)
  useTellServer()
  return (
    <Card>
      <Stack gap={6}>
        <div className={styles.field}>
          <span className={styles.fieldName} aria-hidden="true">
            {t.theme}
          </span>
          <ThemeChoice />
        </div>
        <div className={styles.field}>
          <span className={styles.fieldName} aria-hidden="true">
            {t.language}
          </span>
          <LanguageChoice />
        </div>
      </Stack>
    </Card>
  )
}

// Only a change made here: a device in another language must not change the account by being looked at.
function useTellServer(): void {
  const language = useLanguage()
  const told = useRef(language)
  useEffect(() => {
    if (told.current === language) return
    told.current = language
    // Without a line notifications stay in the old language until the next choice.
    call(setLocale, { locale: language }).then(refreshMe, () => {})
  }, [language])
}
