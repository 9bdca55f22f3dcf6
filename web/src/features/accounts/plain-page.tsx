import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { goBack } from '../../ui/back.ts'
import { Button } from '../../ui/button.tsx'
import { setTitle } from '../../ui/document-title.ts'
import { IconBack } from '../../ui/icons.tsx'
import { uiTexts } from '../../ui/texts.ts'
import styles from './plain-page.module.css'

export interface PlainPageProps {
  title: string
  /** Over the title: «Шаг 2 из 3». */
  step?: string
  /** One or two sentences under the title. */
  lead?: ReactNode
  /** Where «Назад» leads when this page was opened by its address. */
  back?: string
  children?: ReactNode
}

let pagesSeen = 0

/** One page of those that stand before the door: a large title, a sentence, a form. */
export function PlainPage({ title, step, lead, back, children }: PlainPageProps) {
  const t = useTexts(uiTexts)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => setTitle(title), [title])
  useEffect(() => {
    // The first page is read from its beginning anyway; a next one would otherwise begin in silence.
    if (pagesSeen > 0 && !document.activeElement?.matches('input, [data-summary]')) heading.current?.focus()
    pagesSeen += 1
    scrollTo(0, 0)
  }, [])
  return (
    <div className={styles.page}>
      {back !== undefined && (
        <div className={styles.back}>
          <Button tone="plain" size="s" icon={IconBack} onClick={() => goBack(back)}>
            {t.back}
          </Button>
        </div>
      )}
      <div className={styles.heading}>
        {step && <p className={styles.step}>{step}</p>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {lead && <div className={styles.lead}>{lead}</div>}
      </div>
      {children}
    </div>
  )
}

/** Ways to elsewhere, under the form. */
export function PlainLinks({ children }: { children: ReactNode }) {
  return <div className={styles.links}>{children}</div>
}
