import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import { cx } from './cx.ts'
import type { Icon } from './icon.tsx'
import styles from './icon-button.module.css'

interface Look {
  icon: Icon
  /** What it does: read by screen readers, shown as a tooltip. */
  label: string
  /** Shown in the tooltip: «Ctrl K». */
  keys?: string
  /** `accent` for the one main act of a bar (send), `plain` for the rest. */
  tone?: 'plain' | 'accent'
  /** `s` is 36 px to the eye and still 44 to the finger. */
  size?: 'm' | 's'
}

export type IconButtonProps = Look & Omit<ComponentProps<'button'>, 'children'>

export function IconButton({
  icon: Glyph,
  label,
  keys,
  tone = 'plain',
  size = 'm',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      {...rest}
      className={cx(styles.button, styles[tone], size === 's' && styles.small, className)}
    >
      <Glyph size={size === 's' ? 20 : 24} />
    </button>
  )
}

export function IconLink({ icon: Glyph, label, keys, href, size = 'm' }: Omit<Look, 'tone'> & { href: string }) {
  return (
    <Link
      href={href}
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      className={cx(styles.button, styles.plain, size === 's' && styles.small)}
    >
      <Glyph size={size === 's' ? 20 : 24} />
    </Link>
  )
}
