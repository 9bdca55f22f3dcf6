import { useEffect, useState } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useConnection } from '../../../platform/store/index.ts'
import { Banner } from '../../../ui/banner.tsx'
import { talkTexts } from '../texts.ts'
import styles from './list.module.css'

const PATIENCE_MS = 2500

/** Says that there is no line, calmly; a line that comes back within moments is not worth a word. */
export function ConnectionBar() {
  const t = useTexts(talkTexts).list
  const { state, catchingUp } = useConnection()
  const what = state === 'online' ? (catchingUp ? 'catchingUp' : null) : state
  const late = useLate(what !== null)
  if (!what || (!late && what !== 'offline')) return null
  if (what === 'offline') {
    return (
      <Banner tone="attention" thin>
        {t.offline}
      </Banner>
    )
  }
  return (
    <p className={styles.connecting} role="status">
      {t[what]}
    </p>
  )
}

function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting])
  return late
}
