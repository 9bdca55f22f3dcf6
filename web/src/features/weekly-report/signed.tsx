import { useTexts } from '../../platform/i18n/index.ts'
import { reportTexts } from './texts.ts'
import styles from './report.module.css'

/** Lines for a signature, a name and a date; of the head unless told whose. */
export function Signed({ who }: { who?: string }) {
  const t = useTexts(reportTexts)
  return (
    <div className={styles.signed}>
      <span>{who ?? t.signed}</span>
      {[t.signature, t.name, t.date].map((word) => (
        <span key={word} className={styles.line}>
          {word}
        </span>
      ))}
    </div>
  )
}
