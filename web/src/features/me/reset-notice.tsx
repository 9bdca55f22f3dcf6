import { useState } from 'react'
import { Link } from 'wouter'
import { confirmReset } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, type Me } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { meTexts } from './texts.ts'
import styles from './me.module.css'

/** «Доступ восстановил(а) …»: stays until the person has said that it was so. */
export function ResetNotice({ me }: { me: Me }) {
  const t = useTexts(meTexts)
  const [doubts, setDoubts] = useState(false)
  useLanguage()
  const notice = me.resetNotice
  if (!notice) return null

  async function confirmIt() {
    try {
      await call(confirmReset, {})
      await refreshMe()
    } catch (failure) {
      toast(errorsOf(failure).summary ?? t.failed)
    }
  }

  return (
    <div className={styles.notice}>
      {doubts ? (
        <Banner tone="danger" title={t.resetNoTitle}>
          <div className={styles.rows}>
            <p>{t.resetNoText}</p>
            <ol className={styles.steps}>
              {t.resetNoSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <Link href="/me/password">{t.changePassword}</Link>
          </div>
        </Banner>
      ) : (
        <Banner
          tone="attention"
          title={t.resetTitle}
          actions={
            <>
              <Button size="s" onClick={() => void confirmIt()}>
                {t.resetYes}
              </Button>
              <Button size="s" tone="plain" onClick={() => setDoubts(true)}>
                {t.resetNo}
              </Button>
            </>
          }
        >
          {notice.byMail
            ? t.resetByMailText(formatDayTime(notice.at))
            : t.resetText(notice.byName || t.resetOperator, formatDayTime(notice.at))}
        </Banner>
      )}
    </div>
  )
}
