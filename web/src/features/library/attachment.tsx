import type { FileBrief } from '#protocol/files.ts'
import { libraryFilePaths } from '#protocol/library.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { IconFileText } from '../../ui/icons.tsx'
import styles from './library.module.css'

interface Props {
  pageId: string
  file: FileBrief
  /** What is seen or said there. */
  words: string
}

/** A picture, a recording or a file of a page. Recordings are fetched by the piece, when they are played. */
export function Attachment({ pageId, file, words }: Props) {
  const path = libraryFilePaths.original(pageId, file.id)
  if (file.kind === 'image') {
    return (
      <figure>
        <a href={path} target="_blank" rel="noopener">
          <img
            src={file.hasPreview ? libraryFilePaths.preview(pageId, file.id) : path}
            alt={words}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            loading="lazy"
          />
        </a>
        {words && <figcaption>{words}</figcaption>}
      </figure>
    )
  }
  if (file.kind === 'video') {
    return (
      <figure>
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are burnt in or written below by whoever recorded it */}
        <video src={path} controls preload="metadata" aria-label={words || file.name} />
        {words && <figcaption>{words}</figcaption>}
      </figure>
    )
  }
  return (
    <a className={styles.file} href={path} download={file.name}>
      <IconFileText size={20} />
      <span>{words || file.name}</span>
      <span className={styles.quiet}>{formatBytes(file.sizeBytes)}</span>
    </a>
  )
}
