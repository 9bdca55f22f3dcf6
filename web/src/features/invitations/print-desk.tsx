import { useEffect, type ReactNode } from 'react'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { goBack } from '../../ui/back.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { setTitle } from '../../ui/document-title.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconBack, IconKey, IconPrint } from '../../ui/icons.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { NeedsAddress } from './needs-address.tsx'
import { invitationTexts } from './texts.ts'
import styles from './codes-page.module.css'

export interface PrintPageProps {
  /** Where «Назад» leads when this page was opened by its address. */
  back: string
  children: ReactNode
}

/** A page of paper: what stands over the sheets on the screen is not printed. */
export function PrintPage({ children }: { children: ReactNode }) {
  const t = useTexts(invitationTexts).sheets
  useEffect(() => setTitle(t.pageTitle), [t])
  return (
    <main id="content" className={styles.page} tabIndex={-1}>
      {children}
    </main>
  )
}

interface PrintDeskProps extends PrintPageProps {
  title: string
  /** What to know before printing. */
  about: ReactNode
}

/** The sheets as they come out on paper, under a line with the button that prints them. */
export function PrintDesk({ title, about, back, children }: PrintDeskProps) {
  const t = useTexts(invitationTexts).sheets
  return (
    <>
      <header className={styles.header}>
        <div className={styles.bar}>
          <IconButton icon={IconBack} label={t.done} onClick={() => goBack(back)} />
          <h1 className={styles.title}>{title}</h1>
          <Button tone="primary" icon={IconPrint} onClick={() => print()}>
            {t.print}
          </Button>
        </div>
      </header>
      <div className={styles.about}>{about}</div>
      <div className={styles.desk}>{children}</div>
    </>
  )
}

/** What stands there while no sheet does. */
export function NothingToPrint({ back, children }: PrintPageProps) {
  const t = useTexts(invitationTexts).sheets
  return (
    <div className={styles.narrow}>
      <VisuallyHidden>
        <h1>{t.pageTitle}</h1>
      </VisuallyHidden>
      <Button tone="plain" icon={IconBack} onClick={() => goBack(back)}>
        {t.back}
      </Button>
      {children}
    </div>
  )
}

export function NotShown({ error, back, onAgain }: { error: unknown; back: string; onAgain: () => void }) {
  const t = useTexts(invitationTexts).sheets
  if (!(error instanceof Refusal)) return <LoadFailed onAgain={onAgain} />
  if (error.code === 'public_url_needed') return <NeedsAddress onAgain={onAgain} />
  return (
    <EmptyState icon={IconKey} title={t.over} actions={<ButtonLink href={back}>{t.back}</ButtonLink>}>
      {t.overText}
    </EmptyState>
  )
}

/** How many sheets follow: the preview is what comes out. */
export function PreviewLine({ count }: { count: number }) {
  const t = useTexts(invitationTexts).sheets
  return (
    <p className={styles.preview}>
      {t.preview}: {t.count(count)}
    </p>
  )
}
