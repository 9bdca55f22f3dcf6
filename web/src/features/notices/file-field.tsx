import { useRef } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose, IconFile, IconPaperclip } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { noticeTexts } from './texts.ts'
import type { OneFile } from './use-one-file.ts'
import styles from './compose.module.css'

/** One file, or none. */
export function FileField({ file }: { file: OneFile }) {
  const t = useTexts(noticeTexts).compose
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        className={styles.hidden}
        tabIndex={-1}
        aria-label={t.file}
        onChange={(event) => {
          void file.take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {file.name ? (
        <div className={styles.file}>
          <IconFile size={24} />
          <span className={styles.fileName}>
            {file.name}
            {file.busy && <Progress label={t.uploading(file.name)} share={file.share} />}
          </span>
          <IconButton icon={IconClose} label={t.removeFile} onClick={file.drop} />
        </div>
      ) : (
        <Button icon={IconPaperclip} onClick={() => input.current?.click()}>
          {t.file}
        </Button>
      )}
    </div>
  )
}
