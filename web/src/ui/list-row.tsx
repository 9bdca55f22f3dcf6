import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'wouter'
import { cx } from './cx.ts'
import styles from './list-row.module.css'

export interface ListRowProps extends Omit<ComponentProps<'div'>, 'title' | 'children'> {
  /** Avatar, icon, checkbox. */
  leading?: ReactNode
  title: ReactNode
  /** Right after the title and never cut: a seal, a muted bell. */
  mark?: ReactNode
  /** At the end of the first line: a time. */
  meta?: ReactNode
  /** The second line, cut at the end. */
  text?: ReactNode
  /** At the end of the second line: a count, a pin. */
  badge?: ReactNode
  /** At the end of the row, in the middle of its height: a chevron, a button. */
  trailing?: ReactNode
  /** The whole row goes there. Buttons in `trailing` still work by themselves. */
  href?: string
  /** The whole row does that. */
  onPress?: () => void
  selected?: boolean
  /** Title and text may take several lines: for settings and members, not for chats. */
  wrap?: boolean
}

/** A row of a list: people, chats, settings. Takes `{...contextMenu(items)}` like any element. */
export function ListRow(props: ListRowProps) {
  const { leading, title, mark, meta, text, badge, trailing, href, onPress, selected, wrap, className, ...rest } = props
  const pressable = href !== undefined || onPress !== undefined
  const inner = <span className={styles.title}>{title}</span>
  return (
    <div
      {...rest}
      className={cx(
        styles.row,
        pressable && styles.pressable,
        selected && styles.selected,
        wrap && styles.wrap,
        className,
      )}
    >
      {leading && <span className={styles.leading}>{leading}</span>}
      <div className={styles.body}>
        <div className={styles.line}>
          {href !== undefined ? (
            <Link href={href} className={styles.target} aria-current={selected ? 'page' : undefined}>
              {inner}
            </Link>
          ) : onPress ? (
            <button type="button" className={styles.target} onClick={onPress}>
              {inner}
            </button>
          ) : (
            inner
          )}
          {mark && <span className={styles.mark}>{mark}</span>}
          {meta && <span className={styles.meta}>{meta}</span>}
        </div>
        {(text || badge) && (
          <div className={styles.line}>
            <span className={styles.text}>{text}</span>
            {badge && <span className={styles.trailing}>{badge}</span>}
          </div>
        )}
      </div>
      {trailing && <span className={styles.trailing}>{trailing}</span>}
    </div>
  )
}

/** Rows with one name over them; the name is read with the list. */
export function ListSection({ title, action, children }: { title?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      {title && (
        <div className={styles.heading}>
          <h2>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  )
}
