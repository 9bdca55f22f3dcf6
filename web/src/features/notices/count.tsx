import type { NoticePreview } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { noticeTexts } from './texts.ts'
import styles from './compose.module.css'

/** How many people will be asked: said before it is sent. `null`: nothing is chosen yet. */
export function Count({ counted }: { counted: NoticePreview | undefined | null }) {
  const t = useTexts(noticeTexts).compose
  return (
    <div className={styles.count} role="status">
      {counted === null && <p className={styles.quiet}>{t.choose}</p>}
      {counted === undefined && <p className={styles.quiet}>{t.counting}</p>}
      {counted && <Words counted={counted} />}
    </div>
  )
}

function Words({ counted: { people, organisations, withoutAccount, onLeave } }: { counted: NoticePreview }) {
  const t = useTexts(noticeTexts).compose
  return (
    <>
      <p className={styles.strong}>{people > 0 ? t.counted(people, organisations) : t.nobody}</p>
      {withoutAccount > 0 && <p className={styles.quiet}>{t.withoutAccount(withoutAccount)}</p>}
      {onLeave > 0 && <p className={styles.quiet}>{t.onLeave(onLeave)}</p>}
    </>
  )
}
