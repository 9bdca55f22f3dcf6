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
  paper: 'landscape' | 'portrait'
  /** Nothing to print: an empty state, on the screen only. */
  instead?: ReactNode
  children?: ReactNode
}

/** A sheet as it comes out of the printer, under a line that is not printed. */
export function PaperDesk({ title, back, actions, paper, instead, children }: Props) {
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
              <Button size="s" tone="primary" icon={IconPrint} onClick={() => window.print()}>
                {t.print}
              </Button>
            </div>
          )}
        </div>
      </header>
      {instead ? (
        <div className={styles.instead}>{instead}</div>
      ) : (
        <div className={styles.desk}>
          <div className={cx(styles.sheet, styles[paper])}>{children}</div>
        </div>
      )}
    </main>
  )
}
