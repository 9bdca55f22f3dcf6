import { formatBytes, formatPercent } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import type { Upload } from '../../../platform/store/index.ts'
import { IconFileText } from '../../../ui/icons.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { talkTexts } from '../texts.ts'
import { previewsOf } from '../previews.ts'
import { photoBox } from './photo-boxes.ts'
import styles from './files.module.css'

/** Files on their way up: photos as they will stand, with how much has gone. */
export function PendingFiles({ messageId, uploads }: { messageId: string; uploads: readonly Upload[] }) {
  const t = useTexts(talkTexts).timeline
  const previews = previewsOf(messageId)
  return (
    <>
      {uploads.map((upload, i) => {
        const share = upload.sizeBytes > 0 ? upload.sentBytes / upload.sizeBytes : 1
        const preview = previews[i]
        const box = preview && photoBox(preview)
        return (
          <span key={upload.id}>
            {preview && box ? (
              <span className={styles.photos} style={{ width: box.width }}>
                <span className={styles.photo} style={{ width: '100%' }}>
                  <span className={styles.shape} style={{ paddingTop: `${(box.height / box.width) * 100}%` }} />
                  <img className={styles.picture} src={preview.url} alt={upload.name} />
                </span>
              </span>
            ) : (
              <span className={styles.file}>
                <span className={styles.icon}>
                  <IconFileText size={24} />
                </span>
                <span className={styles.words}>
                  <span className={styles.name}>{upload.name}</span>
                  <span className={styles.size}>{formatBytes(upload.sizeBytes)}</span>
                </span>
              </span>
            )}
            <span className={styles.track}>
              <Progress label={t.uploading(formatPercent(share))} share={share} />
            </span>
          </span>
        )
      })}
    </>
  )
}
