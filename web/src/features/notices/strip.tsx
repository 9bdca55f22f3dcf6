import { Link } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { IconChevronRight, IconFileText } from '../../ui/icons.tsx'
import { noticesAddress } from './addresses.ts'
import { useMaySend } from './may-send.ts'
import { noticeTexts } from './texts.ts'
import { useWaitingNotices } from './use-waiting.ts'
import styles from './strip.module.css'

/** Over the chats: how many notices wait; quiet once there are any at all, and for those who may send them. */
export default function NoticesStrip() {
  const t = useTexts(noticeTexts).strip
  const notices = useWaitingNotices()
  const maySend = useMaySend()
  if (!notices) return null
  const { waiting, any } = notices
  if (waiting === 0 && !any && !maySend) return null
  return (
    <Link href={noticesAddress} className={cx(styles.strip, waiting > 0 && styles.waiting)}>
      <IconFileText size={20} />
      <span className={styles.words}>{waiting > 0 ? t.waiting : t.quiet}</span>
      <Badge count={waiting} label={t.count(waiting)} />
      <IconChevronRight size={16} />
    </Link>
  )
}
