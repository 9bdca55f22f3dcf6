import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Sights } from './sights.tsx'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

/** What I see myself, and which role of mine opens it. */
export default function MySightsPart({ me }: { me: Me }) {
  const t = useTexts(rightsTexts).sees
  return (
    <>
      <p className={styles.quiet}>{t.textOwn}</p>
      <Sights personId={me.personId} />
    </>
  )
}
