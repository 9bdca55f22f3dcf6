import { useTexts } from '../../platform/i18n/index.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx'
import { accountTexts } from './texts.ts'
import styles from './accounts.module.css'

/** A new key for an authenticator app: to be scanned, or typed where the app is on this very telephone. */
export function FactorKey({ uri, secret }: { uri: string; secret: string }) {
  const t = useTexts(accountTexts).factor
  return (
    <div className={styles.factor}>
      <ol className={styles.steps}>
        <li>{t.stepApp}</li>
        <li>{t.stepScan}</li>
        <li>{t.stepCode}</li>
      </ol>
      <QrCode text={uri} label={t.qr} />
      <CopyField label={t.secret} hint={t.secretHint} value={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
    </div>
  )
}

/** Six digits of the app; `paper`: one of the printed codes does too. */
export function FactorCodeField({ paper = false, ...rest }: { paper?: boolean } & Partial<TextFieldProps>) {
  const t = useTexts(accountTexts).factor
  return (
    <TextField
      name="code"
      label={t.code}
      hint={paper ? t.codeHintPaper : t.codeHint}
      autoComplete="one-time-code"
      inputMode={paper ? 'text' : 'numeric'}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={20}
      required
      {...rest}
    />
  )
}
