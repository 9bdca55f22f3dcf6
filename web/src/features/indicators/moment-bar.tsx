import type { Dashboard } from '#protocol/indicators.ts'
import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCalendar } from '../../ui/icons.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { useSnapshot } from './live.ts'
import { Proof } from './proof.tsx'
import { indicatorTexts } from './texts.ts'
import { momentWords } from './words.ts'
import styles from './dashboard.module.css'

interface Props {
  data: Dashboard | undefined
  when: string
  onChoose: (when: string) => void
}

/** Now, the last Friday, or the snapshot that was opened; which instant all numbers below are of. */
export function MomentBar({ data, when, onChoose }: Props) {
  const t = useTexts(indicatorTexts).moment
  const known = when === '' || when === 'friday'
  const options = [
    { id: '', label: t.now },
    { id: 'friday', label: t.friday },
    ...(known ? [] : [{ id: when, label: t.snapshot }]),
  ]
  return (
    <div className={styles.moment}>
      <Segmented label={t.label} options={options} selected={when} onSelect={onChoose} />
      {data && (
        <p className={styles.momentWords} role="status">
          {data.moment.kind === 'live'
            ? `${t.live} ${t.next(formatDayTimeIn(data.cutOff.next, data.cutOff.timeZone))}`
            : momentWords(data.moment, data.cutOff.timeZone)}
        </p>
      )}
      {data && <ProofOf data={data} />}
    </div>
  )
}

function ProofOf({ data: { organisation, moment } }: { data: Dashboard }) {
  const t = useTexts(indicatorTexts).shots
  const snapshot = useSnapshot(organisation.id, moment.snapshotId)
  if (!snapshot) return null
  return (
    <details className={styles.proof}>
      <summary>{t.details}</summary>
      <Proof snapshot={snapshot} />
    </details>
  )
}

export function NoFridayYet() {
  const t = useTexts(indicatorTexts).moment
  return (
    <EmptyState icon={IconCalendar} title={t.noneYet}>
      {t.noneYetText}
    </EmptyState>
  )
}
