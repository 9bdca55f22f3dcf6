import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { KeptValues } from './kept-values.ts'
import { suggestLogins, type NameParts } from './login-suggestion.ts'
import { accountTexts } from './texts.ts'
import styles from './accounts.module.css'

export interface LoginFieldProps {
  kept: KeptValues
  /** Whose login it is to be: the field is filled in from the name until the person writes another. */
  name: NameParts
  /** Logins that were refused: others are offered. */
  taken: readonly string[]
}

/** A login to be chosen. */
export function LoginField({ kept, name, taken }: LoginFieldProps) {
  const t = useTexts(accountTexts)
  const value = chosenLogin(kept, name)
  const others = taken.includes(value)
    ? suggestLogins(name, taken.length + 1).filter((login) => !taken.includes(login))
    : []
  return (
    <div className={styles.stack}>
      <TextField
        name="login"
        label={t.login}
        hint={t.loginHint}
        value={value}
        onChange={(event) => kept.set('login', event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        required
      />
      {others.length > 0 && (
        <div className={styles.others}>
          <span>{t.loginOthers}:</span>
          {others.map((login) => (
            <Chip key={login} onClick={() => kept.set('login', login)}>
              {login}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}

/** What stands in the field: the person's own words, or the first suggestion. */
export function chosenLogin(kept: KeptValues, name: NameParts): string {
  return kept.values['login'] ?? suggestLogins(name)[0] ?? ''
}
