import { languages, switchLanguage, useLanguage, useTexts } from '../platform/i18n/index.ts'
import { Segmented } from '../ui/tabs.tsx'
import { shellTexts } from './texts.ts'
import { useTheme, type Theme } from './theme.ts'

/** For the page «Я» and for pages before sign-in. */
export function ThemeChoice() {
  const t = useTexts(shellTexts)
  const [theme, choose] = useTheme()
  const options: { id: Theme; label: string }[] = [
    { id: 'system', label: t.themeSystem },
    { id: 'light', label: t.themeLight },
    { id: 'dark', label: t.themeDark },
  ]
  return <Segmented label={t.theme} options={options} selected={theme} onSelect={choose} />
}

export function LanguageChoice() {
  const t = useTexts(shellTexts)
  const options = languages.map(({ id, name }) => ({ id, label: name }))
  return <Segmented label={t.language} options={options} selected={useLanguage()} onSelect={switchLanguage} />
}
