import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'wouter'
import { cx } from './cx.ts'
import type { Icon } from './icon.tsx'
import styles from './button.module.css'

interface Look {
  /** One `primary` per screen; `quiet` for the others; `plain` inside rows and bars; `danger` for what cannot be undone. */
  tone?: 'primary' | 'quiet' | 'plain' | 'danger'
  size?: 'm' | 's'
  icon?: Icon
  /** As wide as the place it stands in. */
  wide?: boolean
  children: ReactNode
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'children'> {
  /** The act is under way: the button keeps its width and focus, and does nothing when pressed. */
  busy?: boolean
}

export function Button({
  tone = 'quiet',
  size,
  icon,
  wide,
  busy = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(lookOf(tone, size, wide), busy && styles.busy, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <Content icon={icon}>{children}</Content>
      {busy && <span className={styles.spinner} />}
    </button>
  )
}

export interface ButtonLinkProps extends Look {
  href: string
  /** A file or another site: an ordinary link, without the router. */
  external?: boolean
  download?: string
  className?: string
}

/** Looks like a button, goes to an address. */
export function ButtonLink({
  tone = 'quiet',
  size,
  icon,
  wide,
  href,
  external,
  download,
  className,
  children,
}: ButtonLinkProps) {
  const look = cx(lookOf(tone, size, wide), className)
  const content = <Content icon={icon}>{children}</Content>
  if (external || download !== undefined) {
    return (
      <a className={look} href={href} download={download} rel="noreferrer">
        {content}
      </a>
    )
  }
  return (
    <Link className={look} href={href}>
      {content}
    </Link>
  )
}

function Content({ icon: Glyph, children }: { icon: Icon | undefined; children: ReactNode }) {
  return (
    <span className={styles.content}>
      {Glyph && <Glyph />}
      {children}
    </span>
  )
}

function lookOf(tone: NonNullable<Look['tone']>, size: Look['size'], wide: boolean | undefined): string {
  return cx(styles.button, styles[tone], size === 's' && styles.small, wide && styles.wide)
}
