import type { SnapshotInfo } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { indicatorTexts } from './texts.ts'
import styles from './snapshots.module.css'

/** What lets anybody check later that nothing was changed: the hash, and where the audit chain stood. */
export function Proof({ snapshot: { hash, anchor } }: { snapshot: Pick<SnapshotInfo, 'hash' | 'anchor'> }) {
  const t = useTexts(indicatorTexts).shots
  return (
    <dl className={styles.facts}>
      <dt>{t.hash}</dt>
      <dd className={styles.code}>{hash}</dd>
      {anchor && (
        <>
          <dt>{t.anchor}</dt>
          <dd className={styles.code}>
            {anchor.number}:{anchor.hash}
          </dd>
          <dt>{t.check}</dt>
          <dd className={styles.code}>
            peremena audit verify --anchor {anchor.number}:{anchor.hash}
          </dd>
        </>
      )}
    </dl>
  )
}
