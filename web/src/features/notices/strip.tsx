import { Link } from 'wouter'
import { listNotices } from '#protocol/notices.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { IconChevronRight, IconFileText } from '../../ui/icons.tsx'
import { useAcknowledging } from './acknowledging.ts'
import { noticesAddress } from './addresses.ts'
import { useLiveNotices } from './live.ts'
import { useMaySend } from './may-send.ts'
import { noticeTexts } from './texts.ts'
import styles from './strip.module.css'

/** Over the chats: how many notices wait; quiet once there are any at all, and for those who may send them. */
export default function NoticesStrip() {
  const t = useTexts(noticeTexts).strip
  const { data } = useLoaded(listNotices, { box: 'asked', limit: 1 })
  const { pending } = useAcknowledging()
  const maySend = useMaySend()
  useLiveNotices()
  if (!data) return null
  const waiting = Math.max(0, data.waiting - pending.length)
  if (waiting === 0 && data.total === 0 && !maySend) return null
  return (
    <Link href={noticesAddress} className={cx(styles.strip, waiting > 0 && styles.waiting)}>
      <IconFileText size={20} />
      <span className={styles.words}>{waiting > 0 ? t.waiting : t.quiet}</span>
      <Badge count={waiting} label={t.count(waiting)} />
      <IconChevronRight size={16} />
    </Link>
  )
}
