import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { initialsOf, toneOf } from './avatar.rules.ts'
import type { Icon } from './icon.tsx'
import styles from './avatar.module.css'

export interface AvatarProps {
  /** Decides the colour. */
  id: string
  name: string
  src?: string | undefined
  /** In place of initials, for things that are no person. */
  icon?: Icon | undefined
  /** 24, 32, 40 (rows of people), 48 (chats), 72, 96 */
  size?: 24 | 32 | 40 | 48 | 72 | 96
  /** A small mark in the corner: a seal, a green dot. */
  mark?: ReactNode
}

/** A picture or initials; the name stands beside it, so screen readers skip it. */
export function Avatar({ id, name, src, icon: Glyph, size = 40, mark }: AvatarProps) {
  return (
    <span className={cx(styles.avatar, styles[`size${size}`], styles[`tone${toneOf(id)}`])} aria-hidden="true">
      {src ? (
        <img className={styles.picture} src={src} alt="" loading="lazy" decoding="async" />
      ) : Glyph ? (
        <Glyph size={size >= 48 ? 24 : 20} />
      ) : (
        initialsOf(name)
      )}
      {mark && <span className={styles.mark}>{mark}</span>}
    </span>
  )
}

/** The green dot of somebody who is here now; goes into `mark`. */
export function OnlineDot() {
  return <span className={styles.online} />
}
