import { useEffect, type ReactNode, type Ref } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { goBack } from './back.ts'
import { cx } from './cx.ts'
import { setTitle } from './document-title.ts'
import { Foot } from './foot.tsx'
import { IconButton } from './icon-button.tsx'
import { IconBack, IconClose } from './icons.tsx'
import { uiTexts } from './texts.ts'
import styles from './page.module.css'

export interface PageProps {
  /** Also the title of the browser tab. */
  title: string
  /** In place of the written title (a header with an avatar, a search field); `title` still names the tab. */
  heading?: ReactNode
  subtitle?: ReactNode
  /** Where «Назад» leads when this page was opened by its address; otherwise it goes one step back. */
  back?: string
  /** `phone`: the arrow is needed only where one pane is seen at a time; `details`: a cross where the pane stands beside another. */
  backOn?: 'always' | 'phone' | 'details'
  /** Buttons at the end of the header. */
  actions?: ReactNode
  /** Under the header and not scrolled with the page: tabs, filters, a thin banner. */
  top?: ReactNode
  /** Under the page and not scrolled with it: a composer, the buttons of a long form. */
  bottom?: ReactNode
  /** `reading` for words and forms, `wide` for tables, `full` for lists and timelines (no margins). */
  width?: 'reading' | 'wide' | 'full'
  /** `scroll={false}`: the content scrolls by itself (a virtual list). */
  scroll?: boolean
  bodyRef?: Ref<HTMLDivElement>
  children: ReactNode
}

/** What fills a pane: a header that stays, and a body that scrolls. */
export function Page(props: PageProps) {
  const {
    title,
    heading,
    subtitle,
    back,
    backOn = 'phone',
    actions,
    top,
    bottom,
    width = 'reading',
    scroll = true,
    bodyRef,
    children,
  } = props
  const t = useTexts(uiTexts)
  useEffect(() => setTitle(title), [title])
  return (
    <div className={cx(styles.page, width === 'full' && styles.flat)}>
      <header
        className={cx(
          styles.header,
          back !== undefined && (backOn === 'always' ? styles.withBack : styles.withBackOnPhone),
        )}
      >
        {back !== undefined && (
          <span className={cx(styles.back, backOn !== 'always' && styles.phoneOnly)}>
            <IconButton icon={IconBack} label={t.back} onClick={() => goBack(back)} />
          </span>
        )}
        {heading ?? (
          <div className={styles.names}>
            <h1 className={styles.title}>{title}</h1>
            {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
          </div>
        )}
        {(actions || backOn === 'details') && (
          <div className={styles.actions}>
            {actions}
            {back !== undefined && backOn === 'details' && (
              <span className={styles.wideOnly}>
                <IconButton icon={IconClose} label={t.close} onClick={() => goBack(back)} />
              </span>
            )}
          </div>
        )}
      </header>
      {top}
      <div ref={bodyRef} className={cx(styles.body, scroll && styles.scroll)}>
        {width === 'full' ? children : <div className={cx(styles.content, styles[width])}>{children}</div>}
      </div>
      {bottom && <Foot>{bottom}</Foot>}
    </div>
  )
}
