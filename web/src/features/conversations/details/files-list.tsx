import { useTexts } from '../../../platform/i18n/index.ts'
import { useTimeline } from '../../../platform/store/index.ts'
import { FileLink } from '../timeline/files.tsx'
import { talkTexts } from '../texts.ts'
import styles from './details.module.css'

/** Files of the messages that are open beside, newest first. */
export function FilesList({ conversationId }: { conversationId: string }) {
  const t = useTexts(talkTexts).details
  const { items } = useTimeline(conversationId)
  const withFiles = items.filter(({ message }) => message.seq > 0 && !message.deletedAt && message.files.length > 0)
  if (withFiles.length === 0) return <p className={styles.note}>{t.noFiles}</p>
  return (
    <>
      {[...withFiles].reverse().flatMap(({ message }) =>
        message.files.map((file) => (
          <div key={file.id} className={styles.file}>
            <FileLink message={message} file={file} />
          </div>
        )),
      )}
    </>
  )
}
