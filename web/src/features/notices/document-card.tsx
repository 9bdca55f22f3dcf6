import type { OutputOf } from '#protocol/contract.ts'
import type { FileBrief } from '#protocol/files.ts'
import { noticeFilePath, type getNotice } from '#protocol/notices.ts'
import { now } from '../../platform/clock.ts'
import { formatBytes, formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Chip } from '../../ui/badge.tsx'
import { IconClock, IconFile } from '../../ui/icons.tsx'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

/** What is to be read: who sent it, until when, the text, the file. */
export function DocumentCard({ view: { notice, text, file } }: { view: OutputOf<typeof getNotice> }) {
  const t = useTexts(noticeTexts).card
  const { title, author, organisation, sentAt, dueAt, withdrawnAt } = notice
  const overdue = Date.parse(dueAt) < now()
  return (
    <article className={styles.document}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.quiet}>{t.from(author.fullName, organisation.shortName)}</p>
        <p className={styles.quiet}>{t.sent(formatDayTime(sentAt))}</p>
        {!withdrawnAt && (
          <div>
            <Chip icon={IconClock} tone={overdue ? 'plain' : 'attention'}>
              {overdue ? t.overdue(formatDayTime(dueAt)) : t.due(formatDayTime(dueAt))}
            </Chip>
          </div>
        )}
      </header>
      {withdrawnAt && (
        <Banner tone="attention" title={t.withdrawn}>
          {t.withdrawnText(formatDayTime(withdrawnAt))}
        </Banner>
      )}
      {text && <div className={styles.text}>{text}</div>}
      {file && <FileLink noticeId={notice.id} file={file} />}
    </article>
  )
}

function FileLink({ noticeId, file }: { noticeId: string; file: FileBrief }) {
  const t = useTexts(noticeTexts).card
  return (
    <a className={styles.file} href={noticeFilePath(noticeId)} target="_blank" rel="noreferrer" title={t.file}>
      <IconFile size={24} />
      <span className={styles.fileName}>{file.name}</span>
      <span className={styles.quiet}>{formatBytes(file.sizeBytes)}</span>
    </a>
  )
}
