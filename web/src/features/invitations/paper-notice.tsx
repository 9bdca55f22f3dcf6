import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Paper } from './papers.ts'
import { CodeBlock, PaperHead, Steps, useCodeLabel } from './paper-slip.tsx'
import { invitationTexts } from './texts.ts'
import styles from './paper.module.css'

const qrSide = 264

/** A whole page for the wall of a classroom. */
export function Notice({ paper }: { paper: Paper }) {
  const t = useTexts(invitationTexts).paper
  const labelOf = useCodeLabel()
  const [first] = paper.sheets
  if (!first) return null
  return (
    <section className={styles.notice}>
      <PaperHead sheet={first} />
      {paper.sheets.map((sheet) => (
        <div key={sheet.id} className={styles.part}>
          <CodeBlock sheet={sheet} label={labelOf(sheet)} size={paper.sheets.length > 1 ? 200 : qrSide} />
          <Steps sheet={sheet} />
        </div>
      ))}
      <p className={styles.foot}>
        {t.until(formatDay(first.expiresAt))}. {t.warning}
      </p>
    </section>
  )
}
