import type { Dashboard } from '#protocol/indicators.ts'
import { now } from '../../platform/clock.ts'
import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useSnapshot } from './live.ts'
import { indicatorTexts } from './texts.ts'
import { momentWords, weekWords } from './words.ts'
import styles from './paper.module.css'

/** Only on paper: whose numbers, of which instant, and what they can be checked by. */
export function PaperHead({ data }: { data: Dashboard }) {
  const t = useTexts(indicatorTexts)
  const { organisation, above, moment, cutOff } = data
  return (
    <div className={styles.head}>
      <p>{above.map(({ shortName }) => shortName).join(' / ')}</p>
      <p className={styles.title}>
        {organisation.shortName}. {t.tiles}
      </p>
      <p>
        {moment.kind === 'live'
          ? `${t.paper.live}: ${formatDayTimeIn(moment.at, cutOff.timeZone)}, ${weekWords(moment.week)}`
          : momentWords(moment, cutOff.timeZone)}
      </p>
    </div>
  )
}

/** Only on paper: hash and anchor of the snapshot, and a line to sign. */
export function PaperFoot({ data }: { data: Dashboard }) {
  const t = useTexts(indicatorTexts)
  const { organisation, moment, cutOff } = data
  const snapshot = useSnapshot(organisation.id, moment.snapshotId)
  return (
    <div className={styles.foot}>
      {snapshot && (
        <p className={styles.proof}>
          {t.shots.hash}: {snapshot.hash}
          {snapshot.anchor && `. ${t.shots.anchor}: ${snapshot.anchor.number}:${snapshot.anchor.hash}`}
        </p>
      )}
      <p className={styles.made}>{t.paper.made(formatDayTimeIn(now(), cutOff.timeZone))}</p>
      <div className={styles.signed}>
        <span>{t.paper.signed}</span>
        {[t.paper.signature, t.paper.name, t.paper.date].map((word) => (
          <span key={word} className={styles.line}>
            {word}
          </span>
        ))}
      </div>
    </div>
  )
}
