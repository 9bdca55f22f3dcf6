import { useEffect, type ReactNode } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { goBack } from '../../ui/back.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { setTitle } from '../../ui/document-title.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconBack, IconPrint } from '../../ui/icons.tsx'
import { reportTexts } from './texts.ts'
import styles from './paper-desk.module.css'

interface Props {
  title: string
  /** Where «Назад» leads when this page was opened by its address. */
  back: string
  /** Beside the button that prints. */
  actions?: ReactNode
  /** Nothing to print: an empty state, on the screen only. */
  instead?: ReactNode
  /** Where there is something to fetch before printing. */
  onPrint?: () => void
  /** It is being fetched. */
  busy?: boolean
  children?: ReactNode
}

/** Sheets as they come out of the printer, under a line that is not printed. */
export function PaperDesk({ title, back, actions, instead, onPrint, busy = false, children }: Props) {
  const t = useTexts(reportTexts)
  useEffect(() => setTitle(title), [title])
  return (
    <main id="content" className={styles.page} tabIndex={-1}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <IconButton icon={IconBack} label={t.back} onClick={() => goBack(back)} />
          <h1 className={styles.title}>{title}</h1>
          {!instead && (
            <div className={styles.actions}>
              {actions}
              <Button size="s" tone="primary" icon={IconPrint} busy={busy} onClick={onPrint ?? (() => window.print())}>
                {t.print}
              </Button>
            </div>
          )}
        </div>
      </header>
      {instead ? <div className={styles.instead}>{instead}</div> : <div className={styles.desk}>{children}</div>}
    </main>
  )
}

/** Paper. Several follow one another without a break when they are printed. */
export function Sheet({ paper, children }: { paper: 'landscape' | 'portrait'; children: ReactNode }) {
  return <div className={cx(styles.sheet, styles[paper])}>{children}</div>
}
