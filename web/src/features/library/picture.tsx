import { useState } from 'react'
import type { LibraryPicture } from '#protocol/library.ts'
import styles from './library.module.css'

/** A screen of the product, as it looks on a phone. Without a line its words stand in its place. */
export function Picture({ picture: { path, width, height }, words }: { picture: LibraryPicture; words: string }) {
  const [isLost, setLost] = useState(false)
  if (isLost) return <p className={styles.quiet}>{words}</p>
  return (
    <a className={styles.picture} href={path} target="_blank" rel="noopener">
      <img
        src={path}
        alt={words}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        onError={() => setLost(true)}
      />
    </a>
  )
}
