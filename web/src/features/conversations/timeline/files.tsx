import { isChannel } from '#protocol/conversations.ts'
import type { FileBrief } from '#protocol/files.ts'
import { filePaths } from '#protocol/files.ts'
import type { Message } from '#protocol/messages.ts'
import { formatBytes } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { IconFileText } from '../../../ui/icons.tsx'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { albumRows, bubbleRoom, photoBox, postRoom } from './photo-boxes.ts'
import styles from './files.module.css'

export function isPhoto(file: FileBrief): boolean {
  return file.kind === 'image' && file.hasPreview
}

/** Photos in boxes of their final size, then other files one under another. */
export function Files({ message }: { message: Message }) {
  const photos = message.files.filter(isPhoto)
  const others = message.files.filter((file) => !isPhoto(file))
  return (
    <>
      {photos.length > 0 && <Photos message={message} photos={photos} />}
      {others.map((file) => (
        <FileLink key={file.id} message={message} file={file} />
      ))}
    </>
  )
}

function Photos({ message, photos }: { message: Message; photos: readonly FileBrief[] }) {
  const [only] = photos
  const room = isChannel(useTalk().kind) ? postRoom : bubbleRoom
  if (photos.length === 1 && only) {
    const { width, height } = photoBox(only, room)
    return (
      <span className={styles.photos} style={{ width }}>
        <Photo message={message} file={only} share={1} ratio={height / width} />
      </span>
    )
  }
  return (
    <span className={styles.photos} style={{ width: room.width }}>
      {albumOf(photos).map(({ photo, inRow }) => (
        <Photo key={photo.id} message={message} file={photo} share={1 / inRow} ratio={inRow === 1 ? 0.62 : 1} />
      ))}
    </span>
  )
}

function albumOf(photos: readonly FileBrief[]): { photo: FileBrief; inRow: number }[] {
  const places = albumRows(photos.length).flatMap((inRow) => Array<number>(inRow).fill(inRow))
  return photos.map((photo, i) => ({ photo, inRow: places[i] ?? 1 }))
}

interface PhotoProps {
  message: Message
  file: FileBrief
  /** Part of the width of the album, and height to width. */
  share: number
  ratio: number
}

function Photo({ message, file, share, ratio }: PhotoProps) {
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  return (
    <button
      type="button"
      className={styles.photo}
      style={{ width: `${share * 100}%` }}
      tabIndex={-1}
      aria-label={t.photo(file.name)}
      onClick={() => talk.openPhoto(message, file.id)}
    >
      {/* Old browsers know no `aspect-ratio`; padding in per cent is of the width. */}
      <span className={styles.shape} style={{ paddingTop: `${ratio * 100}%` }} />
      <img
        className={styles.picture}
        src={filePaths.preview(message.conversationId, message.seq, file.id)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
      />
    </button>
  )
}

export function FileLink({ message, file }: { message: Pick<Message, 'conversationId' | 'seq'>; file: FileBrief }) {
  const t = useTexts(talkTexts).timeline
  const size = formatBytes(file.sizeBytes)
  return (
    <a
      className={styles.file}
      href={filePaths.original(message.conversationId, message.seq, file.id)}
      download={file.name}
      tabIndex={-1}
      aria-label={t.file(file.name, size)}
    >
      <span className={styles.icon}>
        <IconFileText size={24} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.size}>{size}</span>
      </span>
    </a>
  )
}
