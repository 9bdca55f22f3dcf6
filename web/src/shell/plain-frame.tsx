import type { ReactNode } from 'react'
import styles from './plain-frame.module.css'
import { Mark } from './mark.tsx'
import { LanguageChoice } from './preferences.tsx'

/** Pages before sign-in: the mark, one card in the middle, the language. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <Mark size={32} />
        <span className={styles.name}>Перемена</span>
        <span className={styles.language}>
          <LanguageChoice />
        </span>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
