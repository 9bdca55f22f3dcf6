import { useState } from 'react'
import { passwordLengthMax, passwordLengthMin } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { PasswordField } from '../../ui/text-field.tsx'
import { useCapsLock } from './caps-lock.ts'
import { missingSigns, strengthOf } from './password-strength.ts'
import { accountTexts } from './texts.ts'
import styles from './accounts.module.css'

export interface NewPasswordFieldProps {
  name?: string
  label?: string
  /** Words that make a password easy to guess: login, names. */
  known?: readonly string[]
}

/** A password to be chosen, with its strength in words. */
export function NewPasswordField({ name = 'password', label, known = [] }: NewPasswordFieldProps) {
  const t = useTexts(accountTexts)
  const [password, setPassword] = useState('')
  const [capsLock, watchCapsLock] = useCapsLock()
  const strength = strengthOf(password, known)
  const advice = {
    empty: '',
    short: t.passwordShort(missingSigns(password)),
    guessable: t.passwordGuessable,
    fair: t.passwordFair,
    strong: t.passwordStrong,
  }[strength]
  return (
    <div className={styles.stack}>
      <PasswordField
        name={name}
        label={label ?? t.password}
        hint={t.passwordHint}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        onKeyUp={watchCapsLock}
        minLength={passwordLengthMin}
        maxLength={passwordLengthMax}
        required
      />
      <p className={cx(styles.advice, styles[strength])} role="status">
        {[advice, capsLock && t.capsLock].filter(Boolean).join('. ')}
      </p>
    </div>
  )
}
