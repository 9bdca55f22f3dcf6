import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-field.tsx'
import { FormActions } from '../../ui/form.tsx'
import { IconCopy, IconPrint } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { accountTexts } from './texts.ts'
import styles from './accounts.module.css'

/** Ten codes for the day the telephone is lost: on the screen this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTexts(accountTexts).factor
  const copy = async () => {
    await copyText(codes.join('\n'))
    toast(t.copied)
  }
  return (
    <div className={styles.factor}>
      <h2>{t.paperTitle}</h2>
      <p>{t.paperText}</p>
      <ol className={styles.paperCodes} aria-label={t.paperTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <FormActions>
        <Button tone="primary" onClick={onDone}>
          {t.paperKept}
        </Button>
        <Button icon={IconPrint} onClick={() => window.print()}>
          {t.print}
        </Button>
        <Button icon={IconCopy} onClick={() => void copy()}>
          {t.copy}
        </Button>
      </FormActions>
    </div>
  )
}
