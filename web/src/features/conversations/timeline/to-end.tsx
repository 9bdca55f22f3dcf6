import { useTexts } from '../../../platform/i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { IconArrowDown } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import styles from './to-end.module.css'

/** The way back down, with how much has come meanwhile. */
export function ToEnd({ unread, onPress }: { unread: number; onPress: () => void }) {
  const t = useTexts(talkTexts).timeline
  const label = unread > 0 ? t.toEndCount(unread) : t.toEnd
  return (
    <button type="button" className={styles.button} aria-label={label} onClick={onPress}>
      <IconArrowDown size={24} />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          <Badge count={unread} label="" />
        </span>
      )}
    </button>
  )
}
