import type { FileBrief } from '#protocol/files.ts'
import { libraryFilePaths } from '#protocol/library.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { IconFileText } from '../../ui/icons.tsx'
import { captionsOf, type Captions } from './captions.rules.ts'
import { libraryTexts } from './texts.ts'
import styles from './library.module.css'

interface Props {
  pageId: string
  file: FileBrief
  /** What is seen or said there. */
  words: string
  /** Of the same page: captions of a recording are among them. */
  files: readonly FileBrief[]
}

/** A picture, a recording or a file of a page. Recordings are fetched by the piece, when they are played. */
export function Attachment({ pageId, file, words, files }: Props) {
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
  if (file.kind === 'video')
    return <Recording path={path} captions={captionsOf(file, files)} {...{ pageId, file, words }} />
  return (
    <a className={styles.file} href={path} download={file.name}>
      <IconFileText size={20} />
      <span>{words || file.name}</span>
      <span className={styles.quiet}>{formatBytes(file.sizeBytes)}</span>
    </a>
  )
}

type RecordingProps = Omit<Props, 'files'> & { path: string; captions: readonly Captions[] }

/** Captions are switched on in the controls of the browser; where there are none, that is said at once. */
function Recording({ path, pageId, file, words, captions }: RecordingProps) {
  const t = useTexts(libraryTexts).page
  return (
    <figure>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the tracks stand in a list, which the rule does not look into */}
      <video src={path} controls preload="metadata" aria-label={words || file.name}>
        {captions.map(({ file: { id }, language }) => (
          <track
            key={id}
            kind="captions"
            src={libraryFilePaths.original(pageId, id)}
            srcLang={language}
            label={t.captions[language]}
          />
        ))}
      </video>
      {words && <figcaption>{words}</figcaption>}
      {captions.length === 0 && <p className={styles.quiet}>{t.noCaptions}</p>}
    </figure>
  )
}
