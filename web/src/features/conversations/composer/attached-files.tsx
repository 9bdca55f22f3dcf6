import { formatBytes } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { IconClose, IconFileText } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import type { Attachments } from './use-attachments.ts'
import styles from './attached-files.module.css'

/** What will go with the message, each with a way to take it off. */
export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const t = useTexts(talkTexts).composer
  if (attachments.attached.length === 0) return null
  return (
    <ul className={styles.files}>
      {attachments.attached.map(({ id, file, preview }) => (
        <li key={id} className={styles.file}>
          {preview ? (
            <img className={styles.picture} src={preview.url} alt={file.name} />
          ) : (
            <span className={styles.document}>
              <IconFileText />
              <span className={styles.words}>
                <span className={styles.name}>{file.name}</span>
                <span className={styles.size}>{formatBytes(file.size)}</span>
              </span>
            </span>
          )}
          <button
            type="button"
            className={styles.remove}
            aria-label={t.removeFile(file.name)}
            onClick={() => attachments.remove(id)}
          >
            <IconClose size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}
