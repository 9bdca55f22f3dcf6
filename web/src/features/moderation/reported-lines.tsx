import type { ReportedLine } from '#protocol/moderation.ts'
import { formatBytes, formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { RichText } from '../../platform/text/rich-text.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { IconFile } from '../../ui/icons.tsx'
import type { Report } from './report-pane.tsx'
import { moderationTexts } from './texts.ts'
import styles from './moderation.module.css'

/** The message as it stood when it was reported, with the lines around it. */
export function ReportedLines({ view: { lines, report } }: { view: Report }) {
  const t = useTexts(moderationTexts).report
  if (lines.length === 0) return <p className={styles.quiet}>{t.noLines}</p>
  return (
    <Card title={t.message} flush>
      <p className={styles.note}>{t.messageText}</p>
      <ol>
        {lines.map((line) => (
          <Line key={line.seq} line={line} reportId={report.id} />
        ))}
      </ol>
    </Card>
  )
}

function Line({ line, reportId }: { line: ReportedLine; reportId: string }) {
  const t = useTexts(moderationTexts).report
  return (
    <li className={cx(styles.said, line.reported && styles.reported)}>
      <p className={styles.author}>
        {line.author?.fullName ?? t.gone}
        <time className={styles.quiet} dateTime={line.at}>
          {formatDayTime(line.at)}
        </time>
        {line.reported && <Chip tone="attention">{t.reported}</Chip>}
      </p>
      {line.text && (
        <div className={styles.words}>
          <RichText text={line.text} entities={line.entities} />
        </div>
      )}
      {line.files.map((file) =>
        line.reported && file.kind === 'image' ? (
          <img
            key={file.id}
            className={styles.picture}
            src={`/api/reports/${reportId}/${file.id}/preview`}
            alt={file.name}
            loading="lazy"
          />
        ) : (
          <p key={file.id} className={styles.file}>
            <IconFile />
            {line.reported ? <a href={`/api/reports/${reportId}/${file.id}`}>{file.name}</a> : file.name}
            <span className={styles.quiet}>{formatBytes(file.sizeBytes)}</span>
          </p>
        ),
      )}
    </li>
  )
}
