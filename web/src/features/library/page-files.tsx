import { useRef } from 'react'
import type { FileBrief } from '#protocol/files.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { formatPercent } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose, IconPaperclip, IconPlus } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { CaptionsButton } from './captions-button.tsx'
import { isCaptions } from './captions.rules.ts'
import { libraryTexts } from './texts.ts'
import type { usePageFiles } from './use-page-files.ts'
import styles from './library.module.css'

interface Props {
  files: ReturnType<typeof usePageFiles>
  onPut: (file: FileBrief) => void
}

/** What the page holds besides words; a picture or recording is put into the text where the caret stands. */
export function PageFiles({ files: { files, sending, add, takeOut }, onPut }: Props) {
  const t = useTexts(libraryTexts).edit
  const input = useRef<HTMLInputElement>(null)

  async function pick(list: FileList | null) {
    for (const file of list ?? []) await add(file).then((added) => !isCaptions(added) && onPut(added), tellFailure)
    if (input.current) input.current.value = ''
  }

  /** In the place of those that bear the same name. */
  async function addCaptions(captions: File) {
    const before = files.filter(({ name }) => name === captions.name)
    await add(captions).then(() => before.forEach(({ id }) => takeOut(id)), tellFailure)
  }

  return (
    <div className={styles.files}>
      {files.map((file) => (
        <div key={file.id} className={styles.heldFile}>
          <span>{file.name}</span>
          {file.kind === 'video' && (
            <CaptionsButton recording={file} onAdd={(captions) => void addCaptions(captions)} />
          )}
          {!isCaptions(file) && (
            <IconButton icon={IconPlus} label={t.put(file.name)} size="s" onClick={() => onPut(file)} />
          )}
          <IconButton icon={IconClose} label={t.takeOut(file.name)} size="s" onClick={() => takeOut(file.id)} />
        </div>
      ))}
      {sending
        .filter(({ failed }) => !failed)
        .map(({ id, name, share }) => (
          <p key={id} role="status" className={styles.quiet}>
            {t.uploading(name, formatPercent(share))}
          </p>
        ))}
      <input ref={input} type="file" multiple hidden onChange={(event) => void pick(event.target.files)} />
      <Button icon={IconPaperclip} onClick={() => input.current?.click()}>
        {t.file}
      </Button>
    </div>
  )
}

function tellFailure(failure: unknown): void {
  toast(failure instanceof Refusal ? failure.message : texts(libraryTexts).edit.failed)
}
