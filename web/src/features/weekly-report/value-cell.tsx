import type { ReportCell } from '#protocol/weekly-report.ts'
import { cx } from '../../ui/cx.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { indicatorTexts } from '../indicators/texts.ts'
import { countWords, shareWords } from '../indicators/words.ts'
import { movedWords } from './words.ts'
import styles from './report.module.css'

/** «75 %», under it «18 из 24» and the change. */
export function ValueCell({ cell }: { cell: ReportCell | null }) {
  const t = useTexts(indicatorTexts)
  if (!cell) return <td className={styles.none}>{t.notApplied}</td>
  const { value, before, status } = cell
  const count = countWords(value)
  if (!count) return <td className={styles.none}>{shareWords(value)}</td>
  const change = movedWords(value, before)
  return (
    <td className={styles.number}>
      <span className={cx(styles.share, status === 'below' && styles.below)}>{shareWords(value)}</span>
      <span className={styles.under}>{count}</span>
      {change && <span className={styles.under}>{change}</span>}
    </td>
  )
}
